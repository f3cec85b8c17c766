import assert from 'node:assert/strict';
import { crashTest } from '../../crash/crashTest.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('A process that is killed anywhere', () => {
  it('leaves a folder in which the next one ends as if nothing had happened, 20 times', async function () {
    this.timeout(120_000);
    const folder = await tempFolder();
    const options = { folder, kills: 20, seed: 20_261_124, updates: 100, chains: false };
    const { kills, complaints, ...figures } = await crashTest(options);
    assert.deepEqual(complaints, []);
    assert.ok(kills >= options.kills);
    assert.deepEqual(figures, { resumed: kills, differing: 0, lostOrDuplicated: 0 });
  });
});
