import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { clientSession, ImpatientClock, listed, never } from '../../../support/clientSession.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import {
  type Answer,
  fault,
  first,
  revisionList,
  ScriptedUpstream,
} from '../../../support/scriptedUpstream.ts';

const id = '8c3fcc84-7410-4a95-8b89-a166a0190486';
const config = { kind: 'config' } as const;

describe('Stopping a conversation', () => {
  const silent: Answer = () => undefined;
  const stalling: Answer = (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/xml' }).write('<?xml version="1.0"?><soap:Envelope ');
  };
  const patient = { timeouts: { connect: 60_000, firstByte: 60_000, stall: 60_000 } };

  /** Waits until a request is under way, stops, and gives the error. */
  async function stopped(
    upstream: ScriptedUpstream,
    operation: string,
    work: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<unknown> {
    const controller = new AbortController();
    const done = work(controller.signal).then(
      () => undefined,
      (error: unknown) => error,
    );
    while (!upstream.asked.includes(operation)) await new Promise((resolve) => setTimeout(resolve, 2));
    controller.abort(new SyncError('cancelled', 'Stopped by an administrator'));
    return done;
  }

  for (const [what, operation, answer] of [
    ['signing in', 'GetCookie', silent],
    ['waiting for a list', 'GetRevisionIdList', silent],
    ['receiving a list', 'GetRevisionIdList', stalling],
    ['waiting for documents', 'GetUpdateData', silent],
    ['receiving a file', '/Content/86/0000000000000000000000000000000000000086.txt', stalling],
    ['waiting for the next attempt', 'GetRevisionIdList', fault('ServerBusy')],
  ] as const) {
    it(`while ${what} ends it at once, with the reason`, async () => {
      const upstream = await ScriptedUpstream.open();
      upstream.on(operation, answer);
      const clock = what === 'waiting for the next attempt' ? undefined : new ImpatientClock();
      const error = await stopped(upstream, operation, async (signal) => {
        const open = await clientSession(upstream.url, {
          settings: patient,
          signal,
          ...(clock === undefined ? { clock: new FakeClock() } : { clock }),
        });
        if (operation === 'GetRevisionIdList') await listed(open.revisions(config, signal));
        if (operation === 'GetUpdateData')
          await open.updates(
            [{ updateId: id, revision: 1 }],
            { languages: [], known: () => Promise.resolve(new Set()) },
            signal,
          );
        const file = { sha1: '0000000000000000000000000000000000000086', name: 'eula.txt' };
        for await (const piece of open.file(file, signal)) assert.ok(piece);
      });
      assert.ok(error instanceof SyncError);
      assert.equal(error.message, 'Stopped by an administrator');
    });
  }

  it('with any other reason is a cancelled operation', async () => {
    const upstream = await ScriptedUpstream.open();
    const open = await clientSession(upstream.url);
    await assert.rejects(open.config(undefined, AbortSignal.abort('no more')), { key: 'cancelled' });
  });

  it('leaves nothing behind on the signal of a long run', async () => {
    const upstream = await ScriptedUpstream.open();
    const run = new AbortController();
    upstream.on(
      'GetRevisionIdList',
      first(2, fault('ServerBusy'), revisionList('1,2026-10-04 16:33:26.668', [`${id}.7`])),
    );
    const open = await clientSession(upstream.url, { signal: run.signal });
    await listed(open.revisions(config, run.signal));
    await Promise.all([1, 2, 3].map(() => open.config(undefined, run.signal)));
    assert.equal(getEventListeners(run.signal, 'abort').length, 0);
  });

  it('by closing it fails what is under way', async () => {
    const upstream = await ScriptedUpstream.open();
    const open = await clientSession(upstream.url, { settings: patient });
    upstream.on('GetConfigData', silent);
    const config = open.config(undefined, never);
    while (!upstream.asked.includes('GetConfigData')) await new Promise((resolve) => setTimeout(resolve, 2));
    await open.close();
    await assert.rejects(config, { name: 'SyncError' });
  });
});
