import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Names that a machine always has for itself. */
export const ownNames: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** Labels as machines are named, underscores included; no wildcards. */
const dnsName =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** A name or address in the form that certificates have it, so that equal ones are equal texts. Rejects with `invalidRequest`. */
export function certificateName(text: string): string {
  const bare = text.trim().replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) === 4) return bare;
  if (isIP(bare) === 6 && !bare.includes('%')) return new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const name = domainToASCII(bare.replace(/\.$/, '')).toLowerCase();
  if (isIP(bare) === 0 && dnsName.test(name)) return name;
  throw new SyncError(
    'invalidRequest',
    `“${text.slice(0, 300)}” is neither a host name nor an address that a certificate can be for`,
  );
}

/** Whether names include all wanted ones; a DNS name stands for those below it only where `below` says so. */
export function covers(
  names: readonly string[],
  wanted: readonly string[],
  below: 'below' | 'exact',
): boolean {
  return wanted.every((name) =>
    names.some((other) => other === name || (below === 'below' && isBelow(name, other))),
  );
}

function isBelow(name: string, other: string): boolean {
  return isIP(name) === 0 && isIP(other) === 0 && name.endsWith(`.${other}`);
}
