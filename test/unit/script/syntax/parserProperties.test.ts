import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnyAst } from '../../../../src/script/syntax/anyAst.ts';
import { childNodes } from '../../../../src/script/syntax/childNodes.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

const pieces = [
  ...[
    '$x',
    '$x.y',
    '$a[0]',
    '@{ a = 1; b = 2 }',
    '@(1, 2)',
    '$(1; 2)',
    "'text'",
    '"a $b $(1 + 2)"',
    '1..3',
    '5kb',
  ],
  ...[
    'Get-Item -Path x',
    '-Name:y',
    '| Where-Object { $_ }',
    '&& b',
    '|| c',
    '&',
    '> out.txt',
    '2>&1',
    '--%',
    '@splat',
  ],
  ...[
    'if (1) { 2 } else { 3 }',
    'switch (1) { 2 { 3 } default { 4 } }',
    'foreach ($i in 1) { $i }',
    ':a while (1) {',
  ],
  ...[
    'try { 1 } catch [int] { 2 } finally { 3 }',
    'function f($a) { $a }',
    'param([int]$x = 1)',
    'class C { [int]$p }',
  ],
  ...[
    'enum E { A = 1 }',
    '[int]',
    '[ValidateSet("a")]',
    'using namespace System',
    '# comment',
    '<# block #>',
    '\n',
    ';',
    ' ',
  ],
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ',',
    '=',
    '+',
    '-not',
    '-eq',
    '?',
    ':',
    '??',
    '.',
    '::',
    '"',
    "'",
    '@"\n',
    '\n"@',
    '`',
    '$',
  ],
];

const script = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(' '));
const noise = fc.string({
  unit: fc.constantFrom(...Array.from('$@{}()[]"\'`#<>|&;,.:=+-*/%!? \n\ta1_')),
  maxLength: 40,
});

function checkNesting(node: AnyAst, length: number): void {
  assert.ok(
    node.start >= 0 && node.start <= node.end && node.end <= length,
    `${node.kind} ${node.start} ${node.end}`,
  );
  for (const child of childNodes(node)) {
    checkNesting(child, length);
  }
}

describe('the parser, whatever it is given,', () => {
  it('makes a tree within the text from any mixture of pieces', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { ast, diagnostics } = parseScript(text);
        checkNesting(ast, text.length);
        for (const { start, end } of diagnostics)
          assert.ok(start >= 0 && start <= end && end <= text.length + 1);
      }),
      { numRuns: 200 },
    );
  });

  it('takes any noise without an exception', () => {
    fc.assert(
      fc.property(noise, (text) => {
        checkNesting(parseScript(text).ast, text.length);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps nodes of a script without diagnostics within their parents', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { ast, diagnostics } = parseScript(text);
        if (diagnostics.length > 0) return;
        const check = (node: AnyAst): void => {
          for (const child of childNodes(node)) {
            assert.ok(
              child.start >= node.start && child.end <= node.end,
              `${child.kind} in ${node.kind}: ${text}`,
            );
            check(child);
          }
        };
        for (const statement of ast.endBlock?.statements ?? []) check(statement);
      }),
      { numRuns: 200 },
    );
  });

  for (const [open, close] of [
    ['(', ')'],
    ['{', '}'],
    ['@(', ')'],
    ['$(', ')'],
    ['@{a=', '}'],
    ['"$(', ')"'],
    ['if (1) {', '}'],
    ['[int]', '1'],
    ['-not ', '1'],
    ['$x[', ']'],
    ['f(', ')'],
    ['class C { f() {', '}}'],
  ] as const) {
    it(`tells of a nesting of ${open} that is too deep`, () => {
      const deep = 5000;
      const { diagnostics } = parseScript(open.repeat(deep) + close.repeat(deep));
      assert.ok(diagnostics.some(({ id }) => id === 'ScriptTooComplicated'));
    });
  }

  it('takes long chains', () => {
    for (const link of ['1 + ', "'a', ", 'a | ', 'a && ', '$x = ']) {
      assert.ok(parseScript(`${link.repeat(100)}1`).ast.endBlock !== null);
    }
  });
});
