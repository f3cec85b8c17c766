import path from 'node:path';
import { SyncError } from '../domain/errors/syncError.ts';

/** What a command line says about a service on another machine. */
export interface RemoteOptions {
  readonly data?: string;
  readonly connect?: string;
  readonly connectToken?: string;
  readonly connectTokenFile?: string;
  readonly connectPin?: string;
}

/** What the process around it says. */
export interface RemoteSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly currentFolder: string;
}

/** A service on another machine, what it is shown, and what it is trusted by. */
export interface RemoteAddress {
  readonly url: string;
  readonly token: string;
  readonly pin?: string;
}

/** The URL that commands go to: `--connect`, else `SUSYNC_SERVICE_URL` unless `--data` names a folder; undefined: this machine. */
export function remoteUrl(options: RemoteOptions, { environment }: RemoteSurroundings): string | undefined {
  if (options.connect === undefined) {
    const url = environment['SUSYNC_SERVICE_URL'] ?? '';
    return url === '' || options.data !== undefined ? undefined : url;
  }
  if (options.data === undefined) return options.connect;
  throw new SyncError('invalidRequest', 'A command goes to --connect or works in --data, not both');
}

/**
 * The token, by `--connect-token-file`, `SUSYNC_TOKEN`, `SUSYNC_TOKEN_FILE` or `--connect-token`, which everybody on the machine can see in the list of processes; and the pin, by
 * `--connect-pin` or `SUSYNC_PIN`. Rejects with `invalidRequest` where there is no token.
 */
export async function remoteAddress(
  url: string,
  options: RemoteOptions,
  surroundings: RemoteSurroundings,
): Promise<RemoteAddress> {
  const { environment } = surroundings;
  const file =
    options.connectTokenFile ?? (environment['SUSYNC_TOKEN'] ? undefined : environment['SUSYNC_TOKEN_FILE']);
  const token =
    options.connectToken ??
    (file === undefined || file === '' ? environment['SUSYNC_TOKEN'] : await tokenIn(file, surroundings));
  if (token === undefined || token === '')
    throw new SyncError(
      'invalidRequest',
      `${url} asks for a token: set SUSYNC_TOKEN, or give --connect-token-file FILE`,
    );
  const pin = options.connectPin ?? environment['SUSYNC_PIN'] ?? '';
  return { url, token: token.trim(), ...(pin === '' ? {} : { pin }) };
}

const longestToken = 4096;

async function tokenIn(file: string, { currentFolder }: RemoteSurroundings): Promise<string> {
  try {
    const { readFile } = await import('node:fs/promises');
    const text = (await readFile(path.resolve(currentFolder, file), 'utf8')).trim();
    if (text !== '' && text.length <= longestToken && !/\s/.test(text)) return text;
  } catch (cause) {
    throw new SyncError('invalidRequest', `The token file ${file} cannot be read`, { cause });
  }
  throw new SyncError('invalidRequest', `${file} holds no token`);
}
