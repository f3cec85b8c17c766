/** What the operating system's error codes (`errno`) mean where no caller knew more about them. */
const keysByCode = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EADDRINUSE: 'portTaken',
  EADDRNOTAVAIL: 'cannotConnect',
  ENOTFOUND: 'nameNotResolved',
  EAI_AGAIN: 'nameNotResolved',
  ECONNREFUSED: 'cannotConnect',
  EHOSTUNREACH: 'cannotConnect',
  ENETUNREACH: 'cannotConnect',
  ECONNRESET: 'connectionAborted',
  ECONNABORTED: 'connectionAborted',
  EPIPE: 'connectionAborted',
  ETIMEDOUT: 'timedOut',
} as const;

/** Catalog entries for errors of system calls. */
export type SystemErrorKey = (typeof keysByCode)[keyof typeof keysByCode] | 'systemRefused';

/** The catalog entry of a failed system call; undefined for errors that are none, as programming errors. */
export function systemErrorKey(error: unknown): SystemErrorKey | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  const { code } = error;
  if (typeof code !== 'string' || !/^E[A-Z]/.test(code) || code.startsWith('ERR_')) return undefined;
  return isKnown(code) ? keysByCode[code] : 'systemRefused';
}

function isKnown(code: string): code is keyof typeof keysByCode {
  return Object.hasOwn(keysByCode, code);
}
