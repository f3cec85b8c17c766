import { parentPort } from 'node:worker_threads';
import { isRecord } from '../base/isRecord.ts';
import { HostControl } from '../script/host/hostControl.ts';
import type { SessionMessage } from '../script/host/hostMessages.ts';
import type { ThreadData } from '../script/host/sessionThread.ts';
import { runScript } from './runScript.ts';
import * as lateShell from './runShell.ts';
import * as lateTests from './runTests.ts';
import type { ScriptRequest } from './scriptRequest.ts';
import type { ShellRequest } from './shellRequest.ts';
import type { TestRequest } from './testRequest.ts';

/** The program of a session's thread: its first message says what it is to do. */
const port = parentPort;
port?.once('message', (data: unknown) => {
  if (!isThreadData(data)) return;
  const post = (message: SessionMessage): void => {
    port.postMessage(message);
  };
  const side = { control: new HostControl(data.control), answers: data.answers, post };
  const { own } = data;
  if (!('kind' in own)) runScript(own, side);
  else if (own.kind === 'tests') lateTests.runTests(own, side);
  else lateShell.runShell(own, side);
});

function isThreadData(
  value: unknown,
): value is ThreadData & { readonly own: ScriptRequest | TestRequest | ShellRequest } {
  return isRecord(value) && value['control'] instanceof SharedArrayBuffer && isRecord(value['own']);
}
