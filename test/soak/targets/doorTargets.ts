import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Emitter } from '../../../src/base/event.ts';
import type { SyncEvent } from '../../../src/domain/syncEvent.ts';
import { grantFor } from '../../../src/service/rpc/grant.ts';
import { ServiceConnection } from '../../../src/service/rpc/serviceConnection.ts';
import { ServiceHost } from '../../../src/service/rpc/serviceHost.ts';
import { fakeService } from '../../support/fakeService.ts';
import type { SoakTarget, Verdict } from '../soakTarget.ts';

const release = { api: 1, version: '1.2.3' };
const secret = 'right';

/** A running service, to which a door says anything: before the handshake, and after it. */
export async function doorTargets(): Promise<readonly SoakTarget[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'susync-soak-'));
  const address = path.join(folder, 'service.sock');
  const failures: unknown[] = [];
  const committed = new Emitter<readonly SyncEvent[]>();
  const host = await ServiceHost.listen({
    service: fakeService({ groups: () => Promise.resolve([]), events: () => Promise.resolve([]) }, committed),
    address,
    grant: grantFor(secret),
    state: () => ({
      ...release,
      ...{ pid: 1, started: '2026-11-24T00:00:00.000Z', onDemand: false, doors: 1, running: [] },
    }),
    lastSequence: () => 0,
    takeNotice: () => null,
    isEnding: () => false,
    onFinish: () => undefined,
    onKeptBySchedules: () => undefined,
    onFailure: (_operation, error) => failures.push(error),
  });
  let fed = 0;
  const feed = async (before: string, input: Buffer): Promise<Verdict> => {
    const answer = await said(address, Buffer.concat([Buffer.from(before), input]));
    // Others are served as before.
    if (++fed % 25 === 0) {
      const connection = await ServiceConnection.open(address, { ...release, secret });
      await connection.call('groups', {});
      connection.close();
    }
    const refused = answer.split('"error"').length - 1;
    return answer === '' || refused > 0 ? 'refused' : 'accepted';
  };
  const hello = frame({ jsonrpc: '2.0', id: 1, method: 'service/hello', params: { ...release, secret } });
  return [
    {
      name: 'handshake of doors',
      seeds: [Buffer.from(hello), Buffer.from(hello + call('groups', {}))],
      feed: (input) => feed('', input),
      weight: 0.5,
    },
    {
      name: 'calls of doors',
      seeds: [
        call('groups', {}),
        call('service/subscribe', { after: 0 }) +
          frame({ jsonrpc: '2.0', method: 'service/acknowledge', params: { sequence: 0 } }),
        call('service/state', null),
        call('events', { after: 0, limit: 10 }),
      ].map((text) => Buffer.from(text)),
      feed: (input) => feed(hello, input),
      weight: 0.5,
      close: async () => {
        await host.close();
        await rm(folder, { recursive: true, force: true });
      },
    },
  ];
}

function frame(message: object): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function call(method: string, params: object | null): string {
  return frame({ jsonrpc: '2.0', id: 2, method, params });
}

/** What the service answers until it or this side ends the connection. */
function said(address: string, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address, () => socket.end(bytes));
    socket.on('data', (piece) => (answer += piece.toString()));
    // A service that will hear no more resets the connection.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(answer);
    });
  });
}
