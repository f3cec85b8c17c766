import { isIP } from 'node:net';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Where a service listens for doors on other machines. */
export interface ServiceEndpoint {
  /** Name or address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** Without TLS only this very machine is talked to. */
  readonly isSecure: boolean;
}

/** Port of `susync serve --listen` where none is given. */
export const defaultPort = 8633;

/** Reads `susync://HOST[:PORT]`, or `susync+plain://` for a service on this machine without TLS. Rejects with `invalidRequest`. */
export function parseServiceUrl(text: string): ServiceEndpoint {
  const [, plain, rest] = /^susync(\+plain)?:\/\/([^/?#@\s]+)\/?$/i.exec(text.trim()) ?? [];
  const place = rest === undefined ? undefined : placeIn(rest);
  if (place === undefined)
    throw new SyncError(
      'invalidRequest',
      `“${text.slice(0, 200)}” is no URL of a service; it reads susync://HOST:PORT`,
    );
  const isSecure = plain === undefined;
  if (!isSecure && !isLoopback(place.host))
    throw new SyncError(
      'insecureListener',
      `Without TLS no token is shown to ${place.host}: it is another machine`,
    );
  return { ...place, isSecure };
}

/** Reads what `--listen` is given: `HOST:PORT`, `[ADDRESS]:PORT`, `HOST`, or `:PORT` for every address. Rejects with `invalidRequest`. */
export function parseListenPlace(text: string): { readonly host: string; readonly port: number } {
  const place = placeIn(text.startsWith(':') ? `[::]${text}` : text);
  if (place !== undefined) return place;
  throw new SyncError(
    'invalidRequest',
    `“${text.slice(0, 200)}” is no place to listen at; it reads HOST:PORT`,
  );
}

/** The URL of a place. */
export function serviceUrl({ host, port, isSecure }: ServiceEndpoint): string {
  return `susync${isSecure ? '' : '+plain'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** Whether an address, or the one name that stands for it, is this machine's own. */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  if (isIP(host) === 6) {
    const name = new URL(`http://[${host}]`).hostname;
    return name === '[::1]' || name.startsWith('[::ffff:7f');
  }
  return host.toLowerCase() === 'localhost';
}

/** Whether an address stands for all addresses of this machine. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || (isIP(host) === 6 && new URL(`http://[${host}]`).hostname === '[::]');
}

function placeIn(text: string): { readonly host: string; readonly port: number } | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]{1,253}))(?::(\d{1,5}))?$/i.exec(text);
  const [, address, name, digits] = match ?? [];
  const port = digits === undefined ? defaultPort : Number(digits);
  if (port > 65_535 || (address !== undefined && isIP(address) !== 6)) return undefined;
  const host = address ?? name;
  return host === undefined ? undefined : { host, port };
}
