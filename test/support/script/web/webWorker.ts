import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../../../../src/service/rpc/errorData.ts';
import { HostControl } from '../../../../src/script/host/hostControl.ts';
import type { CallRequest } from '../../../../src/script/host/hostMessages.ts';
import type { SessionOwner } from '../../../../src/script/host/sessionThread.ts';
import { withWebAccess } from '../../../../src/network/withWebAccess.ts';
import { webServer } from './webServer.ts';

/** The owner of sessions that the tests run in their own thread, and the server that they ask: both need a loop of events of their own. */
interface WorkerData {
  readonly control: SharedArrayBuffer;
  readonly answers: MessagePort;
}

const isData = (value: unknown): value is WorkerData =>
  typeof value === 'object' && value !== null && 'control' in value && 'answers' in value;

const none: SessionOwner = {
  answer: () => Promise.reject(new Error('The tests of the web have no service')),
  failureOf: toErrorData,
  show: () => Promise.resolve(),
  progress: () => undefined,
};

async function main(data: unknown): Promise<void> {
  if (!isData(data) || parentPort === null) return;
  const control = new HostControl(data.control);
  const owners = new Map<string, SessionOwner>();
  let canceled = new AbortController();
  const server = webServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  parentPort.postMessage(typeof address === 'object' ? address?.port : null);
  parentPort.on('message', (message: CallRequest & { readonly hosts: readonly string[] }) => {
    const { id, operation, request, hosts } = message;
    if (operation === 'cancel') {
      canceled.abort();
      canceled = new AbortController();
      return;
    }
    const answer = (value: unknown): void => {
      data.answers.postMessage(value);
      control.announceAnswer();
    };
    const key = hosts.join(' ');
    Promise.resolve()
      .then(async () => {
        const owner = owners.get(key) ?? (await withWebAccess(none, hosts));
        owners.set(key, owner);
        return owner.answer(operation, request, () => undefined, canceled.signal);
      })
      .then(
        (result) => {
          answer({ kind: 'answer', id, result });
        },
        (error: unknown) => {
          answer({ kind: 'failure', id, failure: toErrorData(error) });
        },
      );
  });
}

void main(workerData);
