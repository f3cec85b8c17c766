import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explanationMarkdown } from '../../../../src/extension/documents/explanation.ts';
import { factTable, markdownText } from '../../../../src/extension/documents/markdownText.ts';

describe('Markdown of the extension', () => {
  it('gives no mark of a text from outside a meaning', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = markdownText(text);
        assert.ok(!escaped.includes('\n'));
        assert.ok(
          !/(?<!\\)(?:\\\\)*[`*_[\]<>|$]/.test(escaped.replace(/\\[^\\]/g, '').replaceAll('\\\\', '')),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('puts facts into a table', () => {
    assert.equal(factTable([['Name', 'a|b']]), '| | |\n|---|---|\n| Name | a\\|b |');
  });

  it('explains codes and states', () => {
    assert.match(explanationMarkdown('0x80072EFE'), /\*\*What to do\.\*\* \w/);
    assert.match(explanationMarkdown('6703'), /\| State \| 6703 \|/);
    assert.throws(() => explanationMarkdown('nonsense'), /Nothing is known about "nonsense"/);
  });
});
