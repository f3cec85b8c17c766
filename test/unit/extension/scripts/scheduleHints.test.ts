import assert from 'node:assert/strict';
import { languageKnowledge } from '../../../../src/cmdlets/scriptLanguage.ts';
import { scheduleHints } from '../../../../src/extension/scripts/scheduleHints.ts';
import { ScriptModel } from '../../../../src/script/language/scriptModel.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

function hintsOf(text: string, part = { start: 0, end: text.length }): readonly string[] {
  const model = new ScriptModel(parseScript(text, { file: null }), languageKnowledge());
  return scheduleHints(model, part, 'local time').map(
    (hint) => `${text.slice(0, hint.offset).split('\n').at(-1) ?? ''} ← ${hint.text}`,
  );
}

const weekly = 'Every week on Saturday at 00:00 (local time)';

describe('The schedule tokens of a script', () => {
  it('are told in plain words behind them, however the text is written', () => {
    const script = [
      "$token = '00012000001F2000'",
      'Convert-CMSchedule -ScheduleString 00012000001F2000, "0001200000100038"',
    ].join('\n');
    assert.deepEqual(hintsOf(script), [
      `$token = '00012000001F2000' ← ${weekly}`,
      `Convert-CMSchedule -ScheduleString 00012000001F2000 ← ${weekly}`,
      'Convert-CMSchedule -ScheduleString 00012000001F2000, "0001200000100038" ← Every 7 days, counted from 1970-02-01 00:00 (local time)',
    ]);
  });

  it('are looked for in texts alone, and in the part that is shown', () => {
    const script =
      "# '00012000001F2000'\n$a = 1111111111111111\n$b = 'deadbeefdeadbeef'\n$c = '00012000001F2000'";
    assert.deepEqual(hintsOf(script), [`$c = '00012000001F2000' ← ${weekly}`]);
    assert.deepEqual(hintsOf(script, { start: 0, end: script.indexOf('$c') }), []);
  });

  it('are shown up to a bound', () => {
    assert.equal(hintsOf("'00012000001F2000'\n".repeat(1000)).length, 200);
  });
});
