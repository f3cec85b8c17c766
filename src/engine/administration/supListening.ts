import type { SupDocument, SupHttps } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import {
  contentPortOf,
  defaultPorts,
  hasOuterListener,
  isAnyAddress,
  loopback,
} from '../../domain/supListening.ts';
import { serverUrl } from '../../domain/serverUrl.ts';

/** What is to change about how a SUP listens; what is absent stays. */
export interface ListeningChange {
  readonly port?: number;
  /** IP address; `0.0.0.0` or `::` for all of them. */
  readonly listen?: string;
  /** Null: plain HTTP. */
  readonly https?: SupHttps | null;
  readonly contentPort?: boolean;
  /** Null: none. */
  readonly publicUrl?: string | null;
}

type Draft = { -readonly [Key in keyof SupDocument]: SupDocument[Key] };

/** Ports from here on were chosen by the system, not by an administrator. */
const firstEphemeralPort = 32_768;

/**
 * The SUP with the change. Where it begins to listen for other machines, and nobody chose a port, it takes the one of WSUS.
 * Rejects with `invalidRequest`, also where another SUP of the data folder has the port.
 */
export function withListening(
  sup: SupDocument,
  change: ListeningChange,
  others: readonly SupDocument[],
): SupDocument {
  const listen = change.listen === undefined ? sup.listen : checkedAddress(change.listen);
  const https = change.https === undefined ? sup.https : (change.https ?? undefined);
  const contentPort = change.contentPort ?? sup.contentPort;
  const publicUrl =
    change.publicUrl === undefined
      ? sup.publicUrl
      : change.publicUrl === null
        ? undefined
        : serverUrl(change.publicUrl);
  const after: Draft = { ...sup, port: change.port === undefined ? sup.port : checkedPort(change.port) };
  delete after.listen;
  delete after.https;
  delete after.contentPort;
  delete after.publicUrl;
  if (listen !== undefined && listen !== loopback) after.listen = listen;
  if (https !== undefined) after.https = https;
  if (https !== undefined && contentPort === false) after.contentPort = false;
  if (publicUrl !== undefined) after.publicUrl = publicUrl;
  const settled = change.port === undefined ? { ...after, port: settledPort(sup, after) } : after;
  refuseContentPort(settled);
  for (const other of others) refuseSharedPort(settled, other);
  return settled;
}

function settledPort(before: SupDocument, after: SupDocument): number {
  if (!hasOuterListener(after)) return after.port;
  const wanted = after.https === undefined ? defaultPorts.http : defaultPorts.https;
  const unwanted = after.https === undefined ? defaultPorts.https : defaultPorts.http;
  const isUnchosen = before.port === 0 || (!hasOuterListener(before) && before.port >= firstEphemeralPort);
  return isUnchosen || before.port === unwanted ? wanted : before.port;
}

function checkedPort(port: number): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SyncError('invalidRequest', `${port} is no port: 1 to 65535`);
}

function checkedAddress(text: string): string {
  if (text.toLowerCase() === 'localhost') return loopback;
  const parts = /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? text.split('.') : [];
  const isVersion4 = parts.length === 4 && parts.every((part) => Number(part) <= 255);
  const isVersion6 =
    /^[\da-f:.]{2,45}$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`);
  if (isVersion4 || isVersion6) return text.toLowerCase();
  throw new SyncError(
    'invalidRequest',
    `${text.slice(0, 80)} is no IP address to listen on: one of this machine, 0.0.0.0 or :: for all, 127.0.0.1 for none but itself`,
  );
}

function refuseContentPort(sup: SupDocument): void {
  if (contentPortOf(sup) !== 0) return;
  throw new SyncError('invalidRequest', 'HTTPS on port 1 leaves no port before it for /Content');
}

function refuseSharedPort(sup: SupDocument, other: SupDocument): void {
  if (!meet(sup.listen ?? loopback, other.listen ?? loopback)) return;
  const taken = new Set([other.port, contentPortOf(other)]);
  const shared = [sup.port, contentPortOf(sup)].find(
    (port) => port !== undefined && port > 0 && taken.has(port),
  );
  if (shared === undefined) return;
  throw new SyncError(
    'invalidRequest',
    `Port ${shared} belongs to the software update point ${other.serverName} of site ${other.siteCode}: give another one with --port`,
  );
}

function meet(one: string, other: string): boolean {
  return one === other || isAnyAddress(one) || isAnyAddress(other);
}
