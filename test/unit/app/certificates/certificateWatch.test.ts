import assert from 'node:assert/strict';
import { CertificateWatch } from '../../../../src/app/certificates/certificateWatch.ts';
import type { ServerCertificate } from '../../../../src/app/certificates/serverCertificate.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const hour = 3_600_000;

function certificate(text: string): ServerCertificate {
  return { certificate: text, key: 'key', fingerprint: 'AA', names: [], validUntil: 0 };
}

describe('A certificate watch', () => {
  it('tells of a renewed certificate once, and that one could not be had, until it is disposed', async () => {
    const clock = new FakeClock();
    let found: ServerCertificate | Error = certificate('first');
    const heard: string[] = [];
    const watch = new CertificateWatch({
      ...{ current: found, clock, timer: clock },
      source: () => (found instanceof Error ? Promise.reject(found) : Promise.resolve(found)),
      onRenewed: (renewed) => heard.push(renewed.certificate),
      onFailure: (error) => heard.push(String(error)),
    });
    await clock.advance(hour);
    assert.deepEqual(heard, []);
    found = certificate('second');
    await clock.advance(2 * hour);
    assert.deepEqual(heard, ['second']);
    found = new Error('damaged');
    await clock.advance(hour);
    found = certificate('third');
    await clock.advance(hour);
    assert.deepEqual(heard, ['second', 'Error: damaged', 'third']);
    watch.dispose();
    found = certificate('fourth');
    await clock.advance(5 * hour);
    assert.deepEqual([heard.length, clock.waiting], [3, 0]);
  });
});
