import path from 'node:path';
import { SyncError } from '../domain/errors/syncError.ts';
import { parseListenPlace } from '../service/remote/serviceUrl.ts';
import type { RemoteDoorOptions } from '../service/remote/remoteDoor.ts';

/** Options of `serve` about doors on other machines. */
export interface ListenOptions {
  readonly listen?: string;
  readonly name?: readonly string[];
  readonly certificate?: string;
  readonly key?: string;
  /** False with `--no-tls`. */
  readonly tls: boolean;
}

/** How the service lets doors of other machines in; undefined where it does not. Rejects with `invalidRequest` for options that do not go together. */
export function remoteDoorOptions(
  options: ListenOptions,
  currentFolder: string,
): RemoteDoorOptions | undefined {
  const { listen, name = [], certificate, key, tls } = options;
  if (listen === undefined) {
    if (name.length > 0 || certificate !== undefined || key !== undefined || !tls)
      throw new SyncError('invalidRequest', '--name, --certificate, --key and --no-tls go with --listen');
    return undefined;
  }
  const place = parseListenPlace(listen);
  if ((certificate === undefined) !== (key === undefined))
    throw new SyncError('invalidRequest', '--certificate and --key go together');
  if (!tls) {
    if (certificate !== undefined || name.length > 0)
      throw new SyncError('invalidRequest', 'With --no-tls there is no certificate');
    return { ...place, protection: { kind: 'none' } };
  }
  if (certificate === undefined || key === undefined)
    return { ...place, protection: { kind: 'ownCertificate', names: name } };
  if (name.length > 0) throw new SyncError('invalidRequest', 'A given certificate has its own names');
  const [certificateFile, keyFile] = [certificate, key].map((file) => path.resolve(currentFolder, file));
  return {
    ...place,
    protection: { kind: 'givenCertificate', certificateFile: certificateFile ?? '', keyFile: keyFile ?? '' },
  };
}
