import assert from 'node:assert/strict';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { type DocumentSymbol, documentSymbols } from '../../../../src/script/language/documentSymbols.ts';
import { foldsOf } from '../../../../src/script/language/folding.ts';
import { ScriptModel } from '../../../../src/script/language/scriptModel.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

const script = `<#
.SYNOPSIS
Shows how things are.
#>
param([int] $Hours = 4)

#region Work
function Get-It([string] $Name) {
  $table = @{
    a = 1
    b = 2
  }
  function Inner { $table }
  if ($Name) {
    Inner
  }
}
enum State {
  Idle
  Busy = 3
}
class Site : object {
  [string] $Code
  Site([string] $code) { $this.Code = $code }
  [int] Next() { return 1 }
}
#endregion

# A remark
# of two lines.
Describe 'It' {
  It "does" {
    @"
one
two
"@
  }
}
switch ($Hours) {
  1 { 'one' }
}
`;

const model = (text: string) => new ScriptModel(parseScript(text), languageKnowledge());

function lines(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, kind, detail, children }) => [
    `${indent}${kind} ${name}${detail === '' ? '' : `: ${detail}`}`,
    ...lines(children, `${indent}  `),
  ]);
}

describe('The outline of a script', () => {
  it('has its parameters, functions, classes and tests, within their regions', () => {
    assert.deepEqual(lines(documentSymbols(model(script))), [
      'parameter $Hours: int',
      'region Work',
      '  function Get-It',
      '    parameter $Name: string',
      '    function Inner',
      '  enum State',
      '    value Idle',
      '    value Busy',
      '  class Site',
      '    property Code: string',
      '    constructor Site($code)',
      '    method Next(): int',
      "test Describe 'It'",
      '  test It "does"',
    ]);
  });

  it('names only places of its text, names within what they name', () => {
    const check = (symbols: readonly DocumentSymbol[], from: number, to: number): void => {
      for (const { start, end, nameExtent, children } of symbols) {
        assert.ok(from <= start && end <= to && start <= nameExtent.start && nameExtent.end <= end);
        check(children, start, end);
      }
    };
    check(documentSymbols(model(script)), 0, script.length);
  });
});

describe('What can be folded of a script', () => {
  it('are blocks, tables, here-strings, comments and regions; a closing bracket stays', () => {
    const folded = foldsOf(model(script)).map(
      ({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`,
    );
    assert.deepEqual(folded, [
      '1-4 comment',
      '7-27 region',
      '8-16 block',
      '9-11 block',
      '14-15 block',
      '18-20 block',
      '22-25 block',
      '29-30 comment',
      '31-37 block',
      '32-36 block',
      '33-36 block',
      '39-40 block',
    ]);
  });
});
