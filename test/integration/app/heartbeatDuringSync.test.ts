import assert from 'node:assert/strict';
import { Heartbeat } from '../../../src/app/heartbeat.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { inlineRecordDecoder } from '../../../src/protocol/update/recordDecoder.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const hour = 3_600_000;

describe('The heartbeat of an open data folder', () => {
  it('is not starved while a hierarchy synchronizes with decoding in the same thread', async function () {
    this.timeout(60_000);
    const clock = new FakeClock();
    let [decoded, sinceBeat, longest, beats] = [0, 0, 0, 0];
    const heartbeat = new Heartbeat(clock, clock, () => {
      beats++;
      longest = Math.max(longest, sinceBeat);
      sinceBeat = 0;
    });
    // A beat falls due with every batch; it comes when the event loop turns, however long the whole takes.
    const app = await openApplication({
      folder: await tempFolder(),
      decoder: {
        decodeBatch: (items, languages) => {
          if (sinceBeat === 0) setImmediate(() => void clock.advance(hour));
          decoded += items.length;
          sinceBeat += items.length;
          return inlineRecordDecoder.decodeBatch(items, languages);
        },
      },
    });
    const service = createService(app);
    await service.setSettings({ values: { 'limits.batchSize': '10', 'limits.requestsInFlight': '2' } });
    await service.sample({ updates: 100 });
    heartbeat.dispose();
    await app.close();
    const inFlight = 2 * 10;
    assert.ok(decoded > 5 * inFlight, `${decoded} documents were decoded`);
    assert.ok(longest <= inFlight, `${longest} of ${decoded} documents between two of ${beats} beats`);
  });
});
