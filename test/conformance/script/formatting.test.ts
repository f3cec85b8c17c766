import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/script/language/finding.ts';
import { formatScript } from '../../../src/script/language/format.ts';
import type { AnyAst } from '../../../src/script/syntax/anyAst.ts';
import { childNodes } from '../../../src/script/syntax/childNodes.ts';
import { parseScript } from '../../../src/script/syntax/parseScript.ts';
import { recordedSnippets } from '../../support/script/recordedSnippets.ts';
import { describeWithSharedData } from '../../support/sharedData.ts';

/** The kinds of all nodes of a script, and what constants of it hold. */
function shapeOf(text: string): unknown {
  const shape = (node: AnyAst): unknown => [
    node.kind,
    node.kind === 'StringConstantExpression' ? node.value : null,
    childNodes(node).map(shape),
  ];
  return shape(parseScript(text).ast);
}

describeWithSharedData('Formatting of the recorded snippets', () => {
  for (const options of [
    { tabSize: 4, insertSpaces: true },
    { tabSize: 2, insertSpaces: false },
  ])
    it(`changes no script's meaning, and nothing a second time (${JSON.stringify(options)})`, () => {
      const formatted = (text: string) => applyEdits(text, formatScript(text, options));
      for (const { id, code } of recordedSnippets()) {
        const once = formatted(code);
        if (once === code) continue;
        assert.deepEqual(shapeOf(once), shapeOf(code), id);
        assert.equal(formatted(once), once, id);
      }
    });
});
