import { spawn } from 'node:child_process';
import process from 'node:process';
import { errorCode } from '../../base/errorCode.ts';
import { formatCode, SyncError } from '../../domain/errors/syncError.ts';
import type { Channel, Delivery } from './channel.ts';
import { plainText } from './notificationText.ts';

const longestOutput = 4096;
/** What programs of the system need to find their files; nothing else of this process's environment is handed on. */
const handedOn = [
  'PATH',
  'HOME',
  'LANG',
  'TZ',
  'TMPDIR',
  'SystemRoot',
  'TEMP',
  'TMP',
  'USERPROFILE',
  'PATHEXT',
];

/**
 * Runs the program that an administrator has set, without a shell: the facts are in its environment and, as text, on its standard input.
 * Resolves when it ended with exit code 0, with the beginning of its output.
 */
export const commandChannel: Channel = async (delivery) => {
  const { program, arguments: args, timeoutSeconds } = delivery.settings.command;
  if (program === null) throw new SyncError('invalidRequest', 'notify.command.program is not set');
  const child = spawn(program, args, {
    env: environmentOf(delivery),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // Its own group, so that what it started ends with it.
    detached: process.platform !== 'win32',
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    if (output.length < longestOutput) output = (output + chunk.toString()).slice(0, longestOutput);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  // A program that does not read its input is none the worse for it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(plainText(delivery.notification, delivery.origin));
  const end = (): void => {
    endGroup(child.pid);
  };
  const late = AbortSignal.timeout(timeoutSeconds * 1000);
  const limit = AbortSignal.any([late, delivery.signal]);
  limit.addEventListener('abort', end, { once: true });
  try {
    const code = await new Promise<number | string>((resolve, reject) => {
      child.on('error', (cause) => {
        reject(failure(`${program} cannot be started: ${cause.message}`, cause));
      });
      child.on('exit', (exitCode, signal) => {
        // Whoever still holds its output does not keep it from having ended.
        child.stdout.destroy();
        child.stderr.destroy();
        resolve(exitCode ?? signal ?? 'no exit code');
      });
    });
    const said = output.trim() === '' ? '' : `: ${output.trim().replaceAll(/\s+/g, ' ')}`;
    if (late.aborted) throw failure(`${program} did not end within ${timeoutSeconds} seconds${said}`);
    if (code !== 0) throw failure(`${program} ended with ${code}${said}`);
    return `${program} ended with exit code 0${said}`;
  } finally {
    limit.removeEventListener('abort', end);
  }
};

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // It has ended by itself in the meantime.
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

function environmentOf({ notification, origin }: Delivery): Record<string, string> {
  const { id, change, time, alert } = notification;
  const environment: Record<string, string> = {};
  for (const name of handedOn) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  const facts: Readonly<Record<string, string>> = {
    ID: id,
    CHANGE: change,
    TIME: new Date(time).toISOString(),
    ALERT_ID: alert._id,
    ALERT_NAME: alert.name,
    ALERT_STATE: alert.state,
    SEVERITY: alert.severity,
    SITE: alert.siteCode ?? '',
    MESSAGE: alert.message ?? '',
    CODE: alert.code === undefined ? '' : formatCode(alert.code),
    CAUSE: alert.cause ?? '',
    REMEDY: alert.remedy ?? '',
    DATA: origin.folder,
  };
  for (const [name, value] of Object.entries(facts))
    environment[`SUSYNC_${name}`] = value.replaceAll('\0', '');
  return environment;
}

function failure(message: string, cause?: unknown): SyncError {
  return new SyncError('commandFailed', message, { cause, source: 'Command' });
}
