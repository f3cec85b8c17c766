import assert from 'node:assert/strict';
import { crashTest } from '../../crash/crashTest.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('A process that is killed anywhere', () => {
  it('leaves a folder in which the next one ends as if nothing had happened, 20 times', async function () {
    this.timeout(120_000);
    const folder = await tempFolder();
    const options = { folder, kills: 20, seed: 20_261_124, updates: 100, chains: false };
    const { complaints, ...figures } = await crashTest(options);
    assert.deepEqual(complaints, []);
    assert.deepEqual(figures, { kills: 20, resumed: 20, differing: 0, lostOrDuplicated: 0 });
  });
});
