import type { ExtensionContext } from 'vscode';
import { isRecord } from '../../base/isRecord.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';

/** A service on another machine that windows work with. */
export interface RemotePlace {
  /** `susync://HOST:PORT`. */
  readonly url: string;
  /** SHA-256 of the certificate that it is known by. */
  readonly pin?: string;
}

/** Where places and tokens are kept: part of the extension's context. */
export type PlaceMemory = Pick<ExtensionContext, 'globalState' | 'secrets'>;

const placeKey = 'remote.place';

/** Which service on another machine this user's windows work with; undefined for the one of the data folder here. */
export function remotePlace({ globalState }: Pick<PlaceMemory, 'globalState'>): RemotePlace | undefined {
  const kept = globalState.get<unknown>(placeKey);
  if (!isRecord(kept) || typeof kept['url'] !== 'string') return undefined;
  const { url, pin } = kept;
  return typeof pin === 'string' ? { url, pin } : { url };
}

/** Tokens of this window alone, by URL: those that VS Code has no place for, as on a machine without a keyring. */
const ofThisWindow = new Map<string, string>();

/** The token for a service; undefined where it is not kept (any more). */
export async function remoteToken(
  { secrets }: Pick<PlaceMemory, 'secrets'>,
  url: string,
): Promise<string | undefined> {
  return ofThisWindow.get(url) ?? (await secrets.get(tokenKey(url)));
}

/** The same for who cannot do without. Rejects with `tokenRefused` where it is not kept (any more). */
export async function neededToken(memory: Pick<PlaceMemory, 'secrets'>, url: string): Promise<string> {
  const token = await remoteToken(memory, url);
  if (token !== undefined) return token;
  throw new SyncError('tokenRefused', `The token for ${url} is not kept here: connect to the service again`);
}

/**
 * Has windows work with a service from now on. The token goes into the secret storage of VS Code, and nowhere else; where that does not keep it,
 * this window remembers it. Resolves with why it was not kept.
 */
export async function keepRemotePlace(
  memory: PlaceMemory,
  place: RemotePlace,
  token: string,
): Promise<string | undefined> {
  ofThisWindow.delete(place.url);
  let problem: string | undefined;
  try {
    await memory.secrets.store(tokenKey(place.url), token);
  } catch (error) {
    problem = asSyncError(error).message;
    ofThisWindow.set(place.url, token);
  }
  await memory.globalState.update(placeKey, place);
  return problem;
}

/** Has windows work with the data folder here again; the token is forgotten. */
export async function forgetRemotePlace(memory: PlaceMemory): Promise<void> {
  const place = remotePlace(memory);
  await memory.globalState.update(placeKey, undefined);
  if (place === undefined) return;
  // What was never kept needs no secret storage to be forgotten.
  if (!ofThisWindow.delete(place.url)) await memory.secrets.delete(tokenKey(place.url));
}

function tokenKey(url: string): string {
  return `token ${url}`;
}
