import assert from 'node:assert/strict';
import process from 'node:process';
import { recordedSnippets, type SnippetAnswer } from '../../support/script/recordedSnippets.ts';
import { runSnippet } from '../../support/script/runSnippet.ts';
import { type AnswerField, differingFields } from '../../support/script/snippetDifferences.ts';
import { type LedgerEntry, readLedger, reasonOf, writeLedger } from '../../support/script/snippetLedger.ts';
import { describeWithSharedData } from '../../support/sharedData.ts';

/** `UPDATE_LEDGER=1` writes down what is not answered as PowerShell answers it; reasons that stand there already stay. */
const isWriting = process.env['UPDATE_LEDGER'] === '1';

describeWithSharedData('What PowerShell answers to a snippet, the product answers, in', () => {
  const snippets = recordedSnippets();
  const ledger = readLedger();
  const differing = new Map<string, LedgerEntry>();

  for (const area of new Set(snippets.map((snippet) => snippet.area)))
    it(`the area ${area}, but for those that the ledger names`, () => {
      const unexpected: string[] = [];
      for (const snippet of snippets.filter((candidate) => candidate.area === area)) {
        const answer: SnippetAnswer = runSnippet(snippet);
        const fields: readonly AnswerField[] = differingFields(snippet, answer);
        if (fields.length === 0) continue;
        const why = ledger.get(snippet.id)?.why ?? reasonOf(answer, fields);
        differing.set(snippet.id, { fields, why });
        if (!isWriting && !ledger.has(snippet.id)) unexpected.push(`${snippet.id}: ${fields.join(', ')}`);
      }
      assert.deepEqual(unexpected, []);
    });

  after(() => {
    if (isWriting) writeLedger(differing);
  });
});
