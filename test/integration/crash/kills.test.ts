import assert from 'node:assert/strict';
import { crashTest } from '../../crash/crashTest.ts';
import { importStages } from '../../crash/importStages.ts';
import { stages } from '../../crash/stages.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const some = [...stages.slice(0, 2), ...importStages.slice(0, 2)];

describe('A service that is killed anywhere', () => {
  it('is followed by one that ends as if nothing had happened, and the door misses no event, 20 times', async function () {
    this.timeout(300_000);
    const folder = await tempFolder();
    const options = { folder, kills: 20, seed: 20_261_124, updates: 100, stages: some, chains: false };
    const { kills, complaints, resumed, ...figures } = await crashTest(options);
    assert.deepEqual(complaints, []);
    assert.ok(kills >= options.kills);
    assert.ok(resumed > 0);
    assert.deepEqual(figures, { ended: kills, differing: 0, lostOrDuplicated: 0 });
  });
});
