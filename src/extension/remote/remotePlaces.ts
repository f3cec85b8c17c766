import type { ExtensionContext } from 'vscode';
import { isRecord } from '../../base/isRecord.ts';

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

/** The token for a service; undefined where it is not kept (any more). */
export async function remoteToken(
  { secrets }: Pick<PlaceMemory, 'secrets'>,
  url: string,
): Promise<string | undefined> {
  return secrets.get(tokenKey(url));
}

/** Has windows work with a service from now on. The token goes into the secret storage of VS Code, and nowhere else. */
export async function keepRemotePlace(memory: PlaceMemory, place: RemotePlace, token: string): Promise<void> {
  await memory.secrets.store(tokenKey(place.url), token);
  await memory.globalState.update(placeKey, place);
}

/** Has windows work with the data folder here again; the token is forgotten. */
export async function forgetRemotePlace(memory: PlaceMemory): Promise<void> {
  const place = remotePlace(memory);
  await memory.globalState.update(placeKey, undefined);
  if (place !== undefined) await memory.secrets.delete(tokenKey(place.url));
}

function tokenKey(url: string): string {
  return `token ${url}`;
}
