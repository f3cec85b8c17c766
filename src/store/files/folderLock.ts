import type { Clock } from '../../base/clock.ts';
import { errorCode } from '../../base/errorCode.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { FilePort } from './filePort.ts';
import type { ProcessIdentity, Processes } from './processIdentity.ts';

/** Who holds a lock file; `token` is new with every holder. */
interface LockHolder extends ProcessIdentity {
  readonly token: string;
}

/** What a lock needs to be taken. */
export interface LockRequest {
  readonly files: FilePort;
  /** Path of the lock file. */
  readonly path: string;
  /** The data folder, for messages. */
  readonly folder: string;
  readonly processes: Processes;
  readonly clock: Pick<Clock, 'sleep'>;
  /** New and random. */
  readonly token: string;
}

const heartbeatMilliseconds = 15_000;
/** A holder whose process cannot be asked for counts as gone after this time without a heartbeat. */
const staleMilliseconds = 120_000;
/** A holder that has not written its name after this time died before it could: writing it takes no time. */
const unnamed = { milliseconds: 2000, pollMilliseconds: 50 };

/** The lock of a data folder: one process works in it. */
export class FolderLock {
  readonly #request: LockRequest;
  readonly #heartbeat: NodeJS.Timeout;

  /** Use `takeLock`. */
  constructor(request: LockRequest) {
    this.#request = request;
    // Timed by the file system's clock, which the other process compares with; never keeps a process alive.
    this.#heartbeat = setInterval(() => {
      this.#beat();
    }, heartbeatMilliseconds);
    this.#heartbeat.unref();
  }

  /** Whether the lock file still names this holder. */
  async isHeld(): Promise<boolean> {
    const { files, path, token } = this.#request;
    return (await readHolder(files, path))?.token === token;
  }

  /** Gives the lock back, unless another process took it over. */
  async release(): Promise<void> {
    clearInterval(this.#heartbeat);
    if (await this.isHeld()) await this.#request.files.remove(this.#request.path);
  }

  #beat(): void {
    this.isHeld()
      .then((held) => (held ? this.#request.files.touch(this.#request.path) : undefined))
      .catch(() => {
        // The next commit finds the same trouble and reports it.
        clearInterval(this.#heartbeat);
      });
  }
}

/** Takes the lock; rejects with `busy` naming the holder's process while another one works in the folder. */
export async function takeLock(request: LockRequest): Promise<FolderLock> {
  const own = { ...(await request.processes.own()), token: request.token };
  await claim(request, request.path, own);
  return new FolderLock(request);
}

/**
 * Makes the file at `path` ours. A stale one is replaced only by who holds the claim on exactly that holder's succession,
 * itself a lock of this kind: so of several that find it stale one succeeds, also when earlier successors died half-way.
 */
async function claim(request: LockRequest, path: string, own: LockHolder): Promise<void> {
  const { files } = request;
  for (;;) {
    if (await create(files, path, own)) return;
    const found = await readHolder(files, path);
    if (found === undefined) continue;
    if (!(await isStale(request, path, found))) {
      if (found.pid === 0 && !(await staysUnnamed(request, path, found))) continue;
      if (found.pid > 0) throw busy(request, found, own);
    }
    const succession = `${path}.${found.token}`;
    await claim(request, succession, own);
    try {
      if ((await readHolder(files, path))?.token !== found.token) continue;
      await files.replace(path, encode(own));
      return;
    } finally {
      await files.remove(succession);
    }
  }
}

/** Waits for the name of a holder that has just begun; answers whether it never came. */
async function staysUnnamed(
  { files, clock }: LockRequest,
  path: string,
  { token }: LockHolder,
): Promise<boolean> {
  for (let waited = 0; waited < unnamed.milliseconds; waited += unnamed.pollMilliseconds) {
    await clock.sleep(unnamed.pollMilliseconds);
    if ((await readHolder(files, path))?.token !== token) return false;
  }
  return true;
}

function busy({ folder }: LockRequest, holder: LockHolder, own: LockHolder): SyncError {
  const who = holder.pid === own.pid && holder.host === own.host ? 'this process' : `pid ${holder.pid}`;
  const where = holder.host === own.host ? '' : ` on ${holder.host}`;
  return new SyncError('busy', `Data folder ${folder} is busy: held by ${who}${where}`, { source: 'Store' });
}

async function create(files: FilePort, path: string, own: LockHolder): Promise<boolean> {
  try {
    const file = await files.open(path, 'create');
    try {
      await file.write(0, encode(own));
    } catch (error) {
      await files.remove(path);
      throw error;
    } finally {
      await file.close();
    }
    // Whoever was held up before it wrote its name may have been succeeded.
    return (await readHolder(files, path))?.token === own.token;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(request: LockRequest, path: string, holder: LockHolder): Promise<boolean> {
  if (holder.pid > 0) {
    const running = await request.processes.isRunning(holder);
    if (running !== undefined) return !running;
  }
  const info = await request.files.info(path);
  return info === undefined || Date.now() - info.modified > staleMilliseconds;
}

async function readHolder(files: FilePort, path: string): Promise<LockHolder | undefined> {
  const bytes = await files.readAll(path);
  return bytes && decode(Buffer.from(bytes).toString());
}

function encode(holder: LockHolder): Uint8Array {
  return Buffer.from(`${JSON.stringify(holder)}\n`);
}

/** A holder that died before it had written its name is one of unknown process. */
function decode(text: string): LockHolder {
  try {
    const value: unknown = JSON.parse(text);
    if (isHolder(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { pid: 0, host: '', token: 'unreadable' };
}

function isHolder(value: unknown): value is LockHolder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    typeof value.host === 'string' &&
    'token' in value &&
    typeof value.token === 'string' &&
    /^[\w-]+$/.test(value.token)
  );
}
