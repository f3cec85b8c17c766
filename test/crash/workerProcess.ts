import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { build } from 'esbuild';
import type { WorkerReport, WorkerTask } from './killPoint.ts';

/** How a worker's process ended: killed, or with what it tells. */
export type WorkerOutcome =
  { readonly kind: 'killed' } | { readonly kind: 'done'; readonly report: WorkerReport };

/** Builds the worker into a folder, so that starting it costs as little as starting the product; resolves with its path. */
export async function buildWorker(folder: string): Promise<string> {
  const outfile = path.join(folder, 'worker.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  return outfile;
}

/** Runs a task in a process of its own; `killAfter` ms later it is killed from here, wherever it is. Rejects when it fails. */
export async function runWorker(
  script: string,
  { folder, stage, updates, kill }: WorkerTask,
  killAfter?: number,
): Promise<WorkerOutcome> {
  const point = kill === undefined ? [] : [String(kill.step), kill.moment];
  const child = fork(script, [folder, stage, String(updates), ...point], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let report: WorkerReport | undefined;
  let complaint = '';
  child.on('message', (message) => {
    if (isReport(message)) report = message;
  });
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  await once(child, 'close');
  clearTimeout(timer);
  if (report !== undefined) return { kind: 'done', report };
  if (child.signalCode === 'SIGKILL') return { kind: 'killed' };
  throw new Error(`${stage} ended with exit code ${child.exitCode ?? 'none'}\n${complaint}`);
}

function isReport(message: unknown): message is WorkerReport {
  return typeof message === 'object' && message !== null && 'digest' in message && 'steps' in message;
}
