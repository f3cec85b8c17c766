import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/script/language/finding.ts';
import { formatScript, sameTokens } from '../../../../src/script/language/format.ts';
import { listTokens } from '../../../../src/script/syntax/tokenList.ts';

const options = { tabSize: 2, insertSpaces: true };

function formatted(text: string): string {
  return applyEdits(text, formatScript(text, options));
}

describe('Formatting a script', () => {
  const examples: Readonly<Record<string, readonly [string, string]>> = {
    'indents what stands in brackets': [
      'function f {\nparam(\n[int] $a,\n[int] $b\n)\nif ($a) {\n$b\n}\n}\n',
      'function f {\n  param(\n    [int] $a,\n    [int] $b\n  )\n  if ($a) {\n    $b\n  }\n}\n',
    ],
    'indents pipelines that go on by one': [
      'Get-Item x |\nWhere-Object {\n$_.a\n} |\nSort-Object\nGet-Date',
      'Get-Item x |\n  Where-Object {\n    $_.a\n  } |\n  Sort-Object\nGet-Date',
    ],
    'opens two brackets of one line by one step': ['f (@{\na = 1\n})\n', 'f (@{\n  a = 1\n})\n'],
    'indents behind a backtick and an operator': [
      'Get-Item `\n-Path x\n$a = 1 +\n2\nif ($a -and\n$b) { 1 }',
      'Get-Item `\n  -Path x\n$a = 1 +\n  2\nif ($a -and\n  $b) { 1 }',
    ],
    'puts blanks around operators, braces and keywords': [
      'if($a-eq 1){$b=2;$c+=$b*3}else{1|f}',
      'if ($a -eq 1) { $b = 2; $c += $b * 3 } else { 1 | f }',
    ],
    'leaves empty braces, ranges, signs and types as they are': [
      '@{}; 1..3; -5; [Dictionary[string,int]]; $a[1,2]; $a.b',
      '@{}; 1..3; -5; [Dictionary[string,int]]; $a[1,2]; $a.b',
    ],
    'leaves texts and their lines': [
      'if (1) {\n"a  \n b"\n@\'\n  x   \n\'@\n}\n',
      'if (1) {\n  "a  \n b"\n  @\'\n  x   \n\'@\n}\n',
    ],
    'takes away blanks at the ends of lines, but not behind a backtick': [
      'Get-Item x   \n# remark  \n$a `  ',
      'Get-Item x\n# remark  \n$a `  ',
    ],
    'moves the lines of a comment together': [
      'function f {\n<#\n  .SYNOPSIS\n  Does.\n#>\n# more\n1\n}\n',
      'function f {\n  <#\n    .SYNOPSIS\n    Does.\n  #>\n  # more\n  1\n}\n',
    ],
    'keeps the ends of lines': ['if (1) {\r\n1\r\n}\r\n', 'if (1) {\r\n  1\r\n}\r\n'],
    'leaves what the parser does not understand': ['if (1) {\n1', 'if (1) {\n1'],
    'leaves what is handed on as it stands': [
      'if(1) {\ncmd --%  a=b,c  -d{e}\n}',
      'if (1) {\n  cmd --%  a=b,c  -d{e}\n}',
    ],
  };
  for (const [title, [text, expected]] of Object.entries(examples))
    it(title, () => {
      assert.equal(formatted(text), expected);
      assert.equal(formatted(expected), expected);
    });

  it('indents what goes on within parentheses from where they were opened, and from a line of their own', () => {
    assert.equal(formatted('$a = (f |\ng)'), '$a = (f |\n  g)');
    assert.equal(formatted('$a = (\nf |\ng\n)'), '$a = (\n  f |\n    g\n)');
  });

  it('indents with tabs where that is wanted', () => {
    const edits = formatScript('if (1) {\n    1\n}', { tabSize: 4, insertSpaces: false });
    assert.equal(applyEdits('if (1) {\n    1\n}', edits), 'if (1) {\n\t1\n}');
  });

  const unchanged = (text: string): void => {
    const once = formatted(text);
    assert.equal(formatted(once), once, `not the same the second time: ${JSON.stringify(text)}`);
    assert.ok(sameTokens(text, listTokens(text).tokens, once, listTokens(once).tokens), text);
    assert.equal(once.replaceAll(/[ \t]/g, ''), text.replaceAll(/[ \t]/g, ''));
  };

  it('changes nothing but blanks, and nothing the second time: the examples that come along', () => {
    for (const name of readdirSync('scripts').filter((one) => one.endsWith('.ps1')))
      unchanged(readFileSync(path.join('scripts', name), 'utf8'));
  });

  it('changes nothing but blanks, and nothing the second time: whatever the text is', () => {
    const piece = fc.constantFrom(
      ...[
        'Get-Date',
        ' -For',
        '$x',
        '.a',
        '::b',
        '[int]',
        '(',
        ')',
        '{',
        '}',
        '@{',
        '}',
        '|',
        '"a $x"',
        "'b'",
      ],
      ...['\n', '\n', ' ', '  ', '# c\n', '<# d\n e #>', '=', ',', '1', '+', '-', '-eq ', 'if', 'else', ';'],
      ...['`\n', '@(', '..', '%', '?', 'foreach', '@"\nx\n"@\n', '\t', '$(', '!', '++', 'a=b', '--% x|y\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        unchanged(pieces.join(''));
      }),
      { numRuns: 400 },
    );
  });
});
