import assert from 'node:assert/strict';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { ScriptModel } from '../../../../src/script/language/scriptModel.ts';
import { mayBeMeant, scriptSymbols } from '../../../../src/script/language/scriptSymbols.ts';
import { semanticTokens } from '../../../../src/script/language/semanticTokens.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

function tokensOf(text: string): string[] {
  const model = new ScriptModel(parseScript(text), languageKnowledge());
  return semanticTokens(model).map((token) => {
    const modifiers = token.modifiers.map((modifier) => ` ${modifier}`).join('');
    return `${model.textOf(token)}: ${token.kind}${modifiers}`;
  });
}

describe('What names of a script mean', () => {
  for (const [text, ...expected] of [
    ['Get-ChildItem -Path:x', 'Get-ChildItem: function defaultLibrary', '-Path: parameter'],
    ['gci; Get-Nothing', 'gci: function defaultLibrary'],
    ['function f { }; f', 'f: function declaration', 'f: function'],
    [
      'param([int] $a, $b = $true) "$a $b"',
      ...['int: type defaultLibrary', '$a: parameter declaration', '$b: parameter declaration'],
      ...['$true: variable readonly defaultLibrary', '$a: parameter', '$b: parameter'],
    ],
    ['$x = $_.Name', '$x: variable', '$_: variable defaultLibrary', 'Name: property'],
    ['$a."b c"; $a.$b', '$a: variable', '$a: variable', '$b: variable'],
    [
      "[Math]::Abs(1); [Math]::PI; 'x'.Trim()",
      ...['Math: type defaultLibrary', 'Abs: method static', 'Math: type defaultLibrary'],
      ...['PI: property static', 'Trim: method'],
    ],
    ['[List[string]] @()', 'List: type defaultLibrary', 'string: type defaultLibrary'],
    ['$a = @"\n$b\n"@', '$a: variable', '$b: variable'],
    [
      'enum E { A }; [E]::A',
      ...['E: enum declaration', 'A: enumMember declaration', 'E: enum', 'A: enumMember static'],
    ],
    [
      'class C { [int] $n; [void] M() { $this.n } }; [C[]] $c',
      ...['C: class declaration', 'int: type defaultLibrary', '$n: property declaration'],
      ...[
        'void: type defaultLibrary',
        'M: method declaration',
        '$this: variable defaultLibrary',
        'n: property',
      ],
      ...['C: class', '$c: variable'],
    ],
    ['@{ a = 1; "b" = 2 }', 'a: property'],
    [
      '[CmdletBinding(DefaultParameterSetName = "x")] param()',
      ...['CmdletBinding: decorator', 'DefaultParameterSetName: property'],
    ],
    ['f @args; $using:x', '@args: variable defaultLibrary', '$using:x: variable'],
    ['if ($a) { Get-', '$a: variable'],
  ] as const)
    it(text, () => {
      assert.deepEqual(tokensOf(text), expected);
    });
});

describe('What a script defines', () => {
  it('is what others can name: functions, types, members of classes', () => {
    const text = 'function global:Get-A { function B { } }\nclass C { $d; E() { } }\nenum F { G }\n{';
    assert.deepEqual(
      scriptSymbols(text).map(({ name, kind, within }) => `${kind} ${within} ${name}`),
      ['function  global:Get-A', 'function  B', 'class  C', 'property C d', 'method C E', 'enum  F'],
    );
  });

  it('is searched by letters in their order', () => {
    const meant = ['gsi', 'site', 'Get Site', 'tis', ''].filter((query) => mayBeMeant('Get-Site', query));
    assert.deepEqual(meant, ['gsi', 'site', 'Get Site', '']);
  });
});
