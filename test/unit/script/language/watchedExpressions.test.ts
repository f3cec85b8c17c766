import assert from 'node:assert/strict';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { ScriptModel } from '../../../../src/script/language/scriptModel.ts';
import { variablesBeside, watchedAt } from '../../../../src/script/language/watchedExpressions.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

const modelOf = (text: string) => new ScriptModel(parseScript(text), languageKnowledge());

describe('What a debugger evaluates of a script', () => {
  const examples: Readonly<Record<string, string | undefined>> = {
    '$co‸unt + 1': '$count',
    '"in ${na‸me}"': '${name}',
    '$row.Na‸me.Length': '$row.Name',
    '$r‸ow.Name': '$row',
    '$rows[0].Na‸me': '$rows[0].Name',
    '[datetime]::N‸ow': '[datetime]::Now',
    'Get-It @ta‸ble': '$table',
    '$row.Rem‸ove()': undefined,
    '$row.Remove().Na‸me': undefined,
    '$tr‸ue': undefined,
    'Remove-It‸em x': undefined,
  };
  for (const [marked, expected] of Object.entries(examples))
    it(`is ${expected ?? 'nothing'} at ${marked}`, () => {
      const found = watchedAt(modelOf(marked.replace('‸', '')), marked.indexOf('‸'));
      assert.equal(found?.expression, expected);
    });

  it('is shown behind the lines of the function that is stopped, down to where it is', () => {
    const text = '$out = 1\nfunction f($a) {\n  $b = $a + $out + $a\n  $c = $true\n}\nf 1';
    const found = variablesBeside(modelOf(text), { start: 0, end: text.length }, text.indexOf('$c'));
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      ['$out', '$a', '$b', '$a', '$out', '$c'],
    );
  });
});
