import assert from 'node:assert/strict';
import { crashTest } from '../../crash/crashTest.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('A service that is killed anywhere', () => {
  it('is followed by one that ends as if nothing had happened, and the door misses no event, 20 times', async function () {
    this.timeout(300_000);
    const folder = await tempFolder();
    const options = { folder, kills: 20, seed: 20_261_124, updates: 100, upTo: 5, chains: false };
    const { kills, complaints, resumed, ...figures } = await crashTest(options);
    assert.deepEqual(complaints, []);
    assert.ok(kills >= options.kills);
    assert.ok(resumed > 0);
    assert.deepEqual(figures, { ended: kills, differing: 0, lostOrDuplicated: 0 });
  });
});
