import type { MessagePort } from 'node:worker_threads';
import { isRecord } from '../base/isRecord.ts';
import { HostControl } from '../script/host/hostControl.ts';
import type { SessionMessage } from '../script/host/hostMessages.ts';
import type { ThreadData } from '../script/host/sessionThread.ts';
import { runScript } from './runScript.ts';
import * as lateShell from './runShell.ts';
import * as lateTests from './runTests.ts';
import type { OwnerSide } from './scriptSession.ts';
import type { ScriptRequest } from './scriptRequest.ts';
import type { ShellRequest } from './shellRequest.ts';
import type { TestRequest } from './testRequest.ts';

type OwnRequest = ScriptRequest | TestRequest | ShellRequest;

/**
 * The program of a session's thread: the owner's first message says what it is to do; the last one that the owner gets, that it is done. The owner may end the thread
 * then, so `atEnd` is called before.
 */
export function serveOwner(port: MessagePort, atEnd: () => void): void {
  port.once('message', (data: unknown) => {
    if (!isThreadData(data)) return;
    const post = (message: SessionMessage): void => {
      port.postMessage(message);
    };
    const exitCode = run(data.own, {
      control: new HostControl(data.control),
      answers: data.answers,
      post,
    });
    atEnd();
    post({ kind: 'ended', exitCode });
  });
}

function run(own: OwnRequest, side: OwnerSide): number {
  if (!('kind' in own)) return runScript(own, side);
  return own.kind === 'tests' ? lateTests.runTests(own, side) : lateShell.runShell(own, side);
}

function isThreadData(value: unknown): value is ThreadData & { readonly own: OwnRequest } {
  return isRecord(value) && value['control'] instanceof SharedArrayBuffer && isRecord(value['own']);
}
