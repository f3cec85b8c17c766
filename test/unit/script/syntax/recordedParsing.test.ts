import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { describeWithSharedData, sharedData, sharedDataPath } from '../../../support/sharedData.ts';
import { LineMap } from '../../../../src/script/syntax/lineMap.ts';
import { parseScript } from '../../../../src/script/syntax/parseScript.ts';

interface Recorded {
  readonly code: string;
  readonly parse: readonly unknown[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Every line of a file of recorded answers. */
function recorded(lines: string): Recorded[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const record: unknown = JSON.parse(line);
      assert.ok(isRecord(record) && typeof record['code'] === 'string');
      const parse: unknown = record['parse'] ?? [];
      assert.ok(Array.isArray(parse));
      return { code: record['code'], parse };
    });
}

/** Of parse-errors.json: checks that need to know .NET's types, and one that PowerShell 7.6 has no more. */
const ofTypes =
  /^(TypeNotFound|Custom|AttributeNot|PropertyNotFound|ReadOnly|UsingNamespaceAlready|Dsc|MethodCountCould|ParameterAttribute)/;

describeWithSharedData('what PowerShell answered', () => {
  it('of a script that it could not parse, the parser answers to the letter; of others it reports nothing', async () => {
    for (const name of await readdir(sharedDataPath('powershell/recorded'))) {
      if (!name.endsWith('.jsonl')) continue;
      const lines = (await sharedData(`powershell/recorded/${name}`)).toString('utf8');
      for (const { code, parse } of recorded(lines)) {
        const map = new LineMap(code);
        const found = parseScript(code).diagnostics.map(({ id, start, message }) => ({
          id,
          ...map.position(start),
          message,
        }));
        if (JSON.stringify(found) !== JSON.stringify(parse))
          assert.deepEqual(found, parse, `${name}: ${code}`);
      }
    }
  }).timeout(20_000);

  it('of the broken snippets of its own tests, the parser answers with the same ids', async () => {
    const list: unknown = JSON.parse((await sharedData('powershell/parse-errors.json')).toString('utf8'));
    assert.ok(Array.isArray(list));
    let compared = 0;
    for (const entry of list) {
      assert.ok(isRecord(entry) && typeof entry['src'] === 'string' && typeof entry['raw'] === 'string');
      const { src, errorIds, raw } = entry;
      assert.ok(Array.isArray(errorIds));
      // Those are found when the script runs.
      if (raw.includes('SkipAndCheckRuntimeError') || errorIds.some((id) => ofTypes.test(String(id))))
        continue;
      compared++;
      const ids = parseScript(src).diagnostics.map(({ id }) => id);
      for (const id of errorIds)
        assert.ok(
          ids.some((known) => known === id),
          `${src}: ${String(id)} not in ${ids.join()}`,
        );
    }
    assert.ok(compared > 100);
  });
});
