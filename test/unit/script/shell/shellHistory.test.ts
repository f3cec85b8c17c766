import { strict as assert } from 'node:assert';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commonStart } from '../../../../src/script/shell/commonStart.ts';
import { keptLines, readHistory, writeHistory } from '../../../../src/script/shell/shellHistory.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('History of a shell', () => {
  it('comes back, for this user alone, and leaves nothing beside it', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, 'history.json');
    assert.deepEqual(readHistory(file), []);
    writeHistory(file, ['second', 'first']);
    writeHistory(file, ['third', ...readHistory(file)]);
    assert.deepEqual(readHistory(file), ['third', 'second', 'first']);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['history.json']);
  });

  for (const text of ['', '{', '{"a":1}', '[1, null]'])
    it(`is empty where the file holds ${JSON.stringify(text)}`, async () => {
      const file = path.join(await tempFolder(), 'history.json');
      writeFileSync(file, text);
      assert.deepEqual(readHistory(file), []);
    });

  it('keeps no secrets, no blanks, and no more than a thousand lines', () => {
    assert.deepEqual(keptLines(['a', ' ', '$password = 1', 'ConvertTo-SecureString x', 'b']), ['a', 'b']);
    assert.equal(keptLines(Array.from({ length: 1200 }, (_, index) => `line ${index}`)).length, 1000);
  });
});

describe('What words begin with in common', () => {
  for (const [words, expected] of [
    [['Get-Item', 'get-itemproperty'], 'Get-Item'],
    [['Get-Date', 'Set-Date'], ''],
    [['one'], 'one'],
    [[], ''],
  ] as const)
    it(words.join(', '), () => {
      assert.equal(commonStart(words), expected);
    });
});
