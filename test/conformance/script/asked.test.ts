import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parsed } from '../../support/parsedJson.ts';
import { isSnippet, type RecordedSnippet } from '../../support/script/recordedSnippets.ts';
import { runSnippet } from '../../support/script/runSnippet.ts';
import { differingFields } from '../../support/script/snippetDifferences.ts';

/** Snippets beyond the recorded ones, with what the real engine answered when it was asked: a line each, an area with a name. */
const snippets: readonly RecordedSnippet[] = [
  'asked.jsonl',
  'asked.cmdlets.jsonl',
  'asked.objects.jsonl',
  'asked.functions.jsonl',
  'asked.values.jsonl',
  'asked.syntax.jsonl',
  'asked.types.jsonl',
]
  .flatMap((file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => parsed(line))
  .filter(isSnippet);

describe('What the real engine answered when it was asked, the product answers, in', () => {
  it('snippets of which each has an id of its own', () => {
    const ids = snippets.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  for (const area of new Set(snippets.map((snippet) => snippet.area)))
    it(`the area ${area}`, () => {
      const differing = snippets
        .filter((snippet) => snippet.area === area)
        .map((snippet) => {
          const answer = runSnippet(snippet);
          // The terminal's text was asked for where layout is what the snippet is about.
          return {
            id: snippet.id,
            fields: differingFields(snippet, snippet.text === undefined ? { ...answer, text: '' } : answer),
          };
        })
        .filter(({ fields }) => fields.length > 0);
      assert.deepEqual(differing, []);
    }).timeout(60_000);
});
