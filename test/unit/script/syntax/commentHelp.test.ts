import assert from 'node:assert/strict';
import { type CommentHelp, helpOfFunction, helpOfScript } from '../../../../src/script/syntax/commentHelp.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

function functionHelp(text: string): CommentHelp | undefined {
  const script = parseScript(text);
  const definition = script.ast.endBlock?.statements.find(({ kind }) => kind === 'FunctionDefinition');
  assert.equal(definition?.kind, 'FunctionDefinition');
  return helpOfFunction(script, definition);
}

describe('comment-based help', () => {
  for (const [place, text] of [
    ['before the function', '<#\n.SYNOPSIS\n  Syncs.\n#>\nfunction Sync { 1 }'],
    ['before it with one empty line', '# .SYNOPSIS\n# Syncs.\n\nfunction Sync { 1 }'],
    ['first in its body', 'function Sync {\n  <#\n    .SYNOPSIS\n    Syncs.\n  #>\n  param($a) 1 }'],
    ['last in its body', 'function Sync { 1\n  # .SYNOPSIS\n  # Syncs.\n}'],
  ] as const) {
    it(`can stand ${place}`, () => {
      assert.equal(functionHelp(text)?.synopsis, 'Syncs.');
    });
  }

  it('does not count with more than one empty line before the function, or without a keyword first', () => {
    assert.equal(functionHelp('# .SYNOPSIS\n# Syncs.\n\n\nfunction Sync { 1 }'), undefined);
    assert.equal(functionHelp('# Syncs.\n# .SYNOPSIS\nfunction Sync { 1 }'), undefined);
  });

  it('has all sections, some of them several times', () => {
    const help = helpOfScript(
      parseScript(
        '<#\n.SYNOPSIS\nS\n.DESCRIPTION\n  D1\n\n    D2\n.PARAMETER Site\nCode of the site.\n.parameter Force\nAt once.\n.EXAMPLE\nPS> a\n.EXAMPLE\nb\n.LINK\nhttps://x\n.NOTES\nN\n.INPUTS\nString\n.OUTPUTS\nInt\n.COMPONENT\nC\n.EXTERNALHELP x.xml\n#>\nparam($Site)',
      ),
    );
    assert.ok(help !== undefined);
    assert.equal(help.description, 'D1\n\n  D2');
    assert.deepEqual(
      [...help.parameters],
      [
        ['SITE', 'Code of the site.'],
        ['FORCE', 'At once.'],
      ],
    );
    assert.deepEqual([help.examples, help.links], [['PS> a', 'b'], ['https://x']]);
    assert.deepEqual(
      [help.notes, help.inputs, help.outputs, help.component, help.externalHelp, help.role],
      ['N', ['String'], ['Int'], 'C', 'x.xml', null],
    );
  });
});
