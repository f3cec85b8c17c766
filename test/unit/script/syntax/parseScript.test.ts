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

describe('a class', () => {
  it('may give attributes to a parameter that goes by the name of a property', () => {
    const text = "class A { $p; f($p) { [ValidateSet('a')]$p = $p } }";
    assert.deepEqual(parseScript(text).diagnostics, []);
  });
});
