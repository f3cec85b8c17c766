import { isIP } from 'node:net';
import { bareHost, portOf } from '../base/urlAddress.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { isLoopback } from '../domain/supListening.ts';
import { isSpecialAddress } from './specialAddress.ts';

/** A host that scripts may reach. */
interface AllowedHost {
  /** Lower case: a name, an IP address without brackets, `*.example.com` for all below a name, `*` for all. */
  readonly name: string;
  /** Null for any. */
  readonly port: number | null;
}

const form = /^(\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i;

/**
 * The hosts that a session of scripts may reach: by name in the URL, and by each address before it is connected to. Addresses of this machine, of the link
 * and of the metadata services of clouds are reached where they are named themselves (`localhost` names those of this machine), whatever name leads to them.
 */
export class AllowedHosts {
  readonly #hosts: readonly AllowedHost[];

  /** Each as `name`, `*.name`, `address`, `[address]`, with `:port` where only that is meant, or `*`. Throws `invalidRequest` for anything else. */
  constructor(hosts: readonly string[]) {
    this.#hosts = hosts.map(readHost);
  }

  /** Throws `accessDenied` where a script may not ask this host. */
  check(url: URL): void {
    const host = plainHost(url.hostname);
    const port = portOf(url);
    if (!this.#hosts.some((allowed) => matches(allowed, host, port)))
      throw new SyncError(
        'accessDenied',
        `Scripts may not reach the host ${url.hostname}:${port}: ${howToAllow(url.host)}`,
      );
    if (isIP(host) !== 0) this.checkAddress(host, port, host);
  }

  /** Throws `accessDenied` where a name leads to an address that would have to be named itself. */
  checkAddress(host: string, port: number, address: string): void {
    if (!isSpecialAddress(address)) return;
    const isNamed = this.#hosts.some(
      (allowed) =>
        (allowed.port ?? port) === port &&
        (allowed.name === address.toLowerCase() || (allowed.name === 'localhost' && isLoopback(address))),
    );
    if (isNamed) return;
    const shown = isIP(address) === 6 ? `[${address}]` : address;
    const through = host === address ? '' : `, where ${host} leads`;
    throw new SyncError(
      'accessDenied',
      `Scripts may not reach the address ${shown}${through}: such an address, of this machine, its link or a cloud, must be named itself; ${howToAllow(isLoopback(address) ? 'localhost' : shown)}`,
    );
  }
}

function howToAllow(host: string): string {
  return `--allow-network ${host}, or the setting softwareUpdateSync.scripts.allowedHosts of VS Code, lets them`;
}

function readHost(text: string): AllowedHost {
  const bare = isIP(text) === 6 ? `[${text}]` : text;
  const [, name, port] = form.exec(bare) ?? [];
  if (name === undefined || (port !== undefined && Number(port) > 65_535))
    throw new SyncError(
      'invalidRequest',
      `"${text.slice(0, 200)}" is no host that scripts can be allowed: give a name, *.name or an address, with :port where only that is meant`,
    );
  return { name: name === '*' ? name : normal(name), port: port === undefined ? null : Number(port) };
}

/** A name as URLs have it: `2130706433` is 127.0.0.1 there, a dot at the end stays. */
function normal(name: string): string {
  if (name.startsWith('*.')) return name.toLowerCase();
  return plainHost(URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : name.toLowerCase());
}

function plainHost(hostname: string): string {
  return bareHost(hostname).replace(/\.$/, '');
}

function matches({ name, port }: AllowedHost, host: string, asked: number): boolean {
  if (port !== null && port !== asked) return false;
  if (name === '*' || name === host) return true;
  return name.startsWith('*.') && isIP(host) === 0 && host.endsWith(name.slice(1));
}
