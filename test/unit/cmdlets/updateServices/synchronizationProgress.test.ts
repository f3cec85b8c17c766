import assert from 'node:assert/strict';
import { blockingService } from '../../../../src/cmdlets/blockingService.ts';
import { ProgressWatch } from '../../../../src/cmdlets/updateServices/synchronizationProgress.ts';
import type { SyncEventBody } from '../../../../src/domain/syncEvent.ts';
import { isRecord } from '../../../support/parsedJson.ts';

describe('The progress of a synchronization as the WSUS API tells it', () => {
  const events: { readonly sequence: number; readonly body: SyncEventBody }[] = [];
  let asked = 0;
  const service = blockingService((_, request) => {
    asked++;
    const { after, limit = 0 } = isRecord(request) ? request : {};
    const from = after ?? events.length - Number(limit);
    return events.filter(({ sequence }) => sequence > Number(from)).slice(0, Number(limit));
  });
  const happens = (...bodies: readonly SyncEventBody[]): void => {
    for (const body of bodies) events.push({ sequence: events.length + 1, body });
  };
  const watch = new ProgressWatch(service, 'sup1');
  const look = (state: number): unknown => {
    const { values } = watch.look(state);
    return [values.get('ProcessedItems'), values.get('TotalItems')];
  };
  const step = (server: string, name: 'categories' | 'updates', processed: number): SyncEventBody => ({
    ...{ kind: 'wsusProgress', server, step: name },
    progress: { processed, total: 100 },
  });

  it('is none while nothing runs, whatever ran before', () => {
    for (let count = 0; count < 3000; count++) happens(step('sup1', 'updates', 99));
    assert.deepEqual(look(6702), [0, 0]);
    assert.equal(asked, 1);
  });

  it('is that of the server itself, and of its last phase', () => {
    happens({ kind: 'wsusStarting', server: 'sup1', replica: false });
    assert.deepEqual(look(6704), [0, 0]);
    happens(step('sup1', 'categories', 7), step('sup2', 'categories', 55));
    assert.deepEqual(look(6704), [7, 100]);
    happens(step('sup1', 'updates', 42));
    assert.deepEqual(look(6704), [42, 100]);
  });

  it('reads no event twice', () => {
    const before = asked;
    look(6704);
    assert.equal(asked - before, 1);
  });
});
