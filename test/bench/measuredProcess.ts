import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Numbers that a task found out, by name. */
export type Measurements = Readonly<Record<string, number>>;

/** What a task is told. */
export type TaskParameters = Readonly<Record<string, string>>;

/** Work that is measured in a process of its own. */
export type Task = (parameters: TaskParameters) => Promise<Measurements>;

/** Runs a task in a fresh process; its measurements, with `cpu` in ms and `peak` memory in bytes of the whole process. */
export async function measuredProcess(task: string, parameters: TaskParameters): Promise<Measurements> {
  const child = startTask(task, parameters);
  const answer = await answerOf(child);
  await once(child, 'exit');
  return answer;
}

/** Starts a task in a fresh process. */
export function startTask(task: string, parameters: TaskParameters): ChildProcess {
  const [, script = ''] = process.argv;
  return fork(script, ['--task', task, JSON.stringify(parameters)], { stdio: 'inherit' });
}

/** The next message of a task's process; rejects when it ends without one. */
export async function answerOf(child: ChildProcess): Promise<Measurements> {
  const message = await new Promise<unknown>((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`A measured process ended with exit code ${code ?? 'none'}`));
    };
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
  if (!isMeasurements(message)) throw new TypeError('A measured process answers with no measurements');
  return message;
}

/** Does a task in this process and tells the one that started it. */
export async function doTask(task: Task, parameters: string): Promise<void> {
  const told: unknown = JSON.parse(parameters);
  if (!isParameters(told)) throw new TypeError('A task is told what is no set of parameters');
  const found = await task(told);
  if (!process.connected) return;
  process.send?.({ ...found, ...usage() });
  process.disconnect();
}

/** CPU time in ms and peak memory in bytes of this process so far. */
export function usage(): { readonly cpu: number; readonly peak: number } {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS * 1024 };
}

function isMeasurements(value: unknown): value is Measurements {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((member: unknown) => typeof member === 'number')
  );
}

function isParameters(value: unknown): value is TaskParameters {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((member: unknown) => typeof member === 'string')
  );
}
