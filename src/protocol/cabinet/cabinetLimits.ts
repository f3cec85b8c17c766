import { SyncError } from '../../domain/errors/syncError.ts';

/** How much a cabinet may claim before it is refused with `limitExceeded`. */
export interface CabinetLimits {
  /** Uncompressed bytes of all members together. */
  readonly totalBytes: number;
  readonly members: number;
  /** Uncompressed bytes for each byte of the cabinet; counts from one MiB of output on. */
  readonly ratio: number;
}

/** For a cabinet that carries one update document: UTF-16 doubles the 50 MB that documents reach. */
export const documentCabinetLimits: CabinetLimits = { totalBytes: 134_217_728, members: 1, ratio: 1_024 };

/** For a cabinet that is an export package; the format itself ends at 2 GiB a folder. */
export const packageCabinetLimits: CabinetLimits = {
  totalBytes: 4_294_967_296,
  members: 1_000,
  ratio: 1_024,
};

const freeBytes = 1_048_576;

/** Throws `limitExceeded` when the claimed sizes go beyond the limits. */
export function checkCabinetLimits(
  name: string,
  claim: { readonly totalBytes: number; readonly members: number; readonly size: number },
  limits: CabinetLimits,
): void {
  const exceed = (what: string): never => {
    throw new SyncError('limitExceeded', `${name} claims ${what}`);
  };
  if (claim.members > limits.members) exceed(`${claim.members} members; the limit is ${limits.members}`);
  if (claim.totalBytes > limits.totalBytes)
    exceed(`${claim.totalBytes} uncompressed bytes; the limit is ${limits.totalBytes}`);
  if (claim.totalBytes > freeBytes && claim.totalBytes > claim.size * limits.ratio)
    exceed(`${claim.totalBytes} bytes in ${claim.size}; the limit is ${limits.ratio} to 1`);
}
