import assert from 'node:assert/strict';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

describe('parsing a script', () => {
  it('makes a tree of statements with their extents', () => {
    const text = "$x = Get-Item -Path 'a b' | Where-Object { $_.Length -gt 1kb }";
    const { ast, diagnostics } = parseScript(text);
    assert.deepEqual(diagnostics, []);
    const [statement] = ast.endBlock?.statements ?? [];
    assert.equal(statement?.kind, 'AssignmentStatement');
    assert.equal(statement.end, text.length);
    assert.equal(statement.right.kind, 'Pipeline');
    assert.deepEqual(
      statement.right.elements.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [
        ['Command', "Get-Item -Path 'a b'"],
        ['Command', 'Where-Object { $_.Length -gt 1kb }'],
      ],
    );
  });

  it('reports with the ids of PowerShell and goes on', () => {
    const { ast, diagnostics } = parseScript('if (1 { 2 }\nGet-Item (\n');
    assert.ok(diagnostics.length > 0);
    assert.ok(ast.endBlock !== null);
  });
});

const wrong: readonly (readonly [string, readonly (readonly [string, number])[]])[] = [
  ['#requires -version', [['ParameterRequiresArgument', 10]]],
  ['#requires -version 7 -version 7', [['ParameterAlreadyBound', 21]]],
  ['#requires -version x', [['RequiresVersionInvalid', 19]]],
  ['#requires nothing', [['ScriptRequiresInvalidFormat', 10]]],
  ['parallel { 1 }', [['UnexpectedKeyword', 0]]],
  ['a || ; b', [['EmptyPipelineChainElement', 2]]],
  ["@'abc'@", [['UnexpectedCharactersAfterHereStringHeader', 2]]],
  [
    'class A { x }',
    [
      ['MissingMethodParameterList', 11],
      ['MissingFunctionBody', 11],
    ],
  ],
  [
    'foreach -throttlelimit 5 ($x in 1) { }',
    [
      ['KeywordParameterReservedForFutureUse', 0],
      ['ThrottleLimitRequiresParallelFlag', 0],
    ],
  ],
];

describe('What is wrong with a script', () => {
  for (const [text, expected] of wrong)
    it(text, () => {
      assert.deepEqual(
        parseScript(text).diagnostics.map(({ id, start }) => [id, start]),
        expected,
      );
    });

  it('types that classes and catch clauses name, where the types are known', () => {
    const types = {
      knows: (name: string) => name === 'int',
      chain: (name: string) => (name === 'Inner' ? ['System.Inner', 'System.Outer'] : [`System.${name}`]),
    };
    const ids = (text: string) => parseScript(text, { types }).diagnostics.map(({ id }) => id);
    assert.deepEqual(ids('class A { [int]$x; [A]$y; [B]$z }'), ['TypeNotFound']);
    assert.deepEqual(ids('[B]$z = 1'), []);
    assert.deepEqual(ids('try { } catch [Outer] { } catch [Inner] { }'), ['ExceptionTypeAlreadyCaught']);
  });
});

describe('a class', () => {
  it('may give attributes to a parameter that goes by the name of a property', () => {
    const text = "class A { $p; f($p) { [ValidateSet('a')]$p = $p } }";
    assert.deepEqual(parseScript(text).diagnostics, []);
  });
});
