import assert from 'node:assert/strict';
import { ImportGuard } from '../../../../src/service/host/importGuard.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

describe('Imports', () => {
  it('go one at a time; those that only look do not count', async () => {
    const guard = new ImportGuard();
    let end: (what: string) => void = () => undefined;
    const first = guard.alone({ dryRun: false }, () => new Promise<string>((resolve) => (end = resolve)));
    await rejectsWith(
      'busy',
      guard.alone({ dryRun: false }, () => Promise.resolve('second')),
    );
    assert.equal(await guard.alone({ dryRun: true }, () => Promise.resolve('looked')), 'looked');
    end('first');
    assert.equal(await first, 'first');
  });

  it('make room for the next one however they end', async () => {
    const guard = new ImportGuard();
    await assert.rejects(guard.alone({ dryRun: false }, () => Promise.reject(new Error('broken'))));
    assert.equal(await guard.alone({ dryRun: false }, () => Promise.resolve('next')), 'next');
  });
});
