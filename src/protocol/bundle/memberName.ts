import { SyncError } from '../../domain/errors/syncError.ts';

/** Names that Windows takes for devices, whatever follows the first dot. */
const device =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i;
const nameLimit = 255;

/** Why a name in a package could lead outside of it or mean something to a file system; undefined for a harmless one. */
export function memberNameFault(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name.length > nameLimit) return `is longer than ${nameLimit} characters`;
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'has control characters';
  if (name.includes('\\')) return 'has a backslash';
  if (name.startsWith('/')) return 'is an absolute path';
  if (name.includes(':')) return 'has a colon, as a drive or a stream has';
  for (const segment of name.split('/')) {
    if (segment === '') return 'is a folder or has an empty segment';
    if (segment === '.' || segment === '..') return 'leads out of its folder';
    if (/[. ]$/.test(segment)) return 'has a segment that ends in a dot or a space';
    if (device.test(segment)) return 'is the name of a device';
  }
  return undefined;
}

/** Throws `unsafeBundle` for a name that no package has. */
export function requireMemberName(name: string, where: string): void {
  const fault = memberNameFault(name);
  if (fault === undefined) return;
  throw new SyncError('unsafeBundle', `${where}: the name ${JSON.stringify(name.slice(0, 80))} ${fault}`);
}
