import { spawn } from 'node:child_process';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { withFolderFailures } from '../app/folderFailures.ts';
import { errorCatalog, type ErrorKey, SyncError } from '../domain/errors/syncError.ts';
import { isRecord } from '../base/isRecord.ts';
import { toResponseError } from './rpc/responseError.ts';

/** Where the output of services started on demand goes; the one before is kept beside it. */
export function serviceLogPath(folder: string): string {
  return path.join(folder, 'service.log');
}

const longestLog = 1024 * 1024;

/** What a starting service tells the process that started it. */
type StartMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: { key: ErrorKey; message: string } };

/**
 * Starts the service of a folder as a process of its own that outlives this one; `command` runs it. Resolves with the number of its process when it
 * listens. Rejects with why it could not: `busy` when another process works in the folder.
 */
export async function startService(folder: string, command: readonly string[]): Promise<number> {
  const [program = process.execPath, ...args] = command;
  const log = await withFolderFailures(folder, () => openLog(folder));
  try {
    const child = spawn(program, args, {
      detached: true,
      ...(await ownerOf(folder)),
      // It is not to keep the folder in use that it happened to be started in.
      cwd: path.parse(path.resolve(folder)).root,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      // VS Code's own runtime runs a program as Node.js does only where it is told so; Node.js itself does not mind.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    try {
      await new Promise<void>((resolve, reject) => {
        child.on('error', (cause) => {
          reject(new SyncError('serviceNotStarted', `${program} cannot be started`, { cause }));
        });
        child.on('exit', (code, signal) => {
          const how = signal ?? `exit code ${code ?? 0}`;
          reject(
            new SyncError(
              'serviceNotStarted',
              `The service ended with ${how} while it started; see ${serviceLogPath(folder)}`,
            ),
          );
        });
        child.on('message', (message) => {
          if (!isStartMessage(message)) return;
          if (message.kind === 'ready') resolve();
          else reject(new SyncError(message.error.key, message.error.message, { source: 'Service' }));
        });
      });
      return child.pid ?? 0;
    } finally {
      if (child.connected) child.disconnect();
      child.unref();
    }
  } finally {
    await log.close();
  }
}

/** Tells the process that started this one that the service listens, or why it does not; nothing where nobody waits for it. */
export function tellStarter(error?: unknown): void {
  if (process.send === undefined || !process.connected) return;
  const message =
    error === undefined ? { kind: 'ready' } : { kind: 'failed', error: toResponseError(error).data };
  process.send(message, () => {
    if (process.connected) process.disconnect();
  });
}

/** Whom the service works as: what root starts in the folder of another user must stay that user's. */
async function ownerOf(folder: string): Promise<{ readonly uid?: number; readonly gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const { uid, gid } = await stat(folder);
  return uid === 0 ? {} : { uid, gid };
}

async function openLog(folder: string): ReturnType<typeof open> {
  const file = serviceLogPath(folder);
  await mkdir(folder, { recursive: true });
  const log = await openOwned(file, folder);
  if ((await stat(file)).size <= longestLog) return log;
  await log.close();
  await rename(file, `${file.slice(0, -1)}_`);
  return openOwned(file, folder);
}

async function openOwned(file: string, folder: string): ReturnType<typeof open> {
  const log = await open(file, 'a', 0o600);
  const { uid, gid } = await ownerOf(folder);
  if (uid !== undefined && gid !== undefined) await log.chown(uid, gid);
  return log;
}

function isStartMessage(message: unknown): message is StartMessage {
  if (!isRecord(message)) return false;
  if (message['kind'] === 'ready') return true;
  const error = message['error'];
  return (
    isRecord(error) &&
    typeof error['key'] === 'string' &&
    Object.hasOwn(errorCatalog, error['key']) &&
    typeof error['message'] === 'string'
  );
}
