import { parentPort, workerData } from 'node:worker_threads';
import { isRecord } from '../base/isRecord.ts';
import { HostControl } from '../script/host/hostControl.ts';
import type { SessionMessage } from '../script/host/hostMessages.ts';
import type { ThreadData } from '../script/host/sessionThread.ts';
import { runScript } from './runScript.ts';
import type { ScriptRequest } from './scriptRequest.ts';

/** The program of a session's thread. */
const data: unknown = workerData;
const port = parentPort;
if (port !== null && isThreadData(data)) {
  const post = (message: SessionMessage): void => {
    port.postMessage(message);
  };
  runScript(data.own, { control: new HostControl(data.control), answers: data.answers, post });
}

function isThreadData(value: unknown): value is ThreadData & { readonly own: ScriptRequest } {
  return isRecord(value) && value['control'] instanceof SharedArrayBuffer && isRecord(value['own']);
}
