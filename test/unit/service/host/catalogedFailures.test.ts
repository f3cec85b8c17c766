import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { SyncEvent } from '../../../../src/domain/syncEvent.ts';
import { withCatalogedFailures } from '../../../../src/service/host/catalogedFailures.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { siteView } from '../../../support/serviceViews.ts';

describe('A service with cataloged failures', () => {
  it('fails in every operation with an entry of the catalog, whatever was thrown', async () => {
    const service = withCatalogedFailures(fakeService({}));
    for (const name of Object.keys(service).filter((key) => !key.startsWith('onDid'))) {
      const operation: unknown = Reflect.get(service, name);
      assert.ok(typeof operation === 'function', name);
      const outcome: unknown = Reflect.apply(operation, service, [{}]);
      await assert.rejects(Promise.resolve(outcome), (error) => {
        assert.ok(error instanceof SyncError);
        assert.deepEqual([error.key, error.message], ['unexpected', 'This operation is not expected here']);
        assert.ok(error.cause instanceof Error);
        return true;
      });
    }
  });

  it('rejects where an operation throws at once', async () => {
    const boom = (): Promise<never> => {
      throw new TypeError('boom');
    };
    await assert.rejects(withCatalogedFailures(fakeService({ status: boom })).status(), {
      key: 'unexpected',
    });
  });

  it('passes failures of the catalog, results and events on as they are', async () => {
    const busy = new SyncError('busy', 'Data folder /data is held by pid 42');
    const sites = [siteView()];
    const events = new Emitter<readonly SyncEvent[]>();
    const service = withCatalogedFailures(
      fakeService({ status: () => Promise.reject(busy), sites: () => Promise.resolve(sites) }, events),
    );
    await assert.rejects(service.status(), (error) => error === busy);
    assert.equal(await service.sites(), sites);
    let heard = 0;
    const subscription = service.onDidCommit(() => heard++);
    events.fire([]);
    subscription.dispose();
    events.fire([]);
    assert.equal(heard, 1);
  });
});
