import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';
import { connectOnce } from '../remote/connectRemote.ts';
import { apiVersion } from '../rpc/release.ts';
import { ServiceConnection } from '../rpc/serviceConnection.ts';
import { readServiceFile } from '../serviceFile.ts';
import type { OpenLink } from './childLinks.ts';
import { linkMessageLimit } from './linkMessages.ts';

/** How a service reaches those of its child sites. */
export interface OpenLinkOptions {
  /** Version of the product. */
  readonly version: string;
  /** PEM texts of roots besides the system's. */
  readonly certificateAuthorities: readonly string[];
}

/**
 * Opens connections to the services of child sites: `susync://HOST:PORT` with a token, or the absolute path of a data folder of this user on this
 * machine, whose service is found as every door finds it. A service is neither started nor replaced.
 */
export function openLink({ version, certificateAuthorities }: OpenLinkOptions): OpenLink {
  return async ({ service, pin }, token) => {
    if (path.isAbsolute(service)) return openLocal(service, version);
    const certificates = { certificateAuthorities, ...(pin === undefined ? {} : { pin }) };
    return connectOnce({ url: service, token: token ?? '', version, ...certificates }, linkMessageLimit);
  };
}

async function openLocal(folder: string, version: string): Promise<ServiceConnection> {
  const file = await readServiceFile(folder);
  if (file === undefined)
    throw new SyncError('serviceNotRunning', `No service runs on data folder ${folder}`);
  const hello = { api: apiVersion, version, secret: file.secret };
  const connection = await ServiceConnection.open(file.address, hello, linkMessageLimit);
  if (connection.welcome.api >= apiVersion) return connection;
  connection.close();
  throw new SyncError(
    'olderService',
    `The service of ${folder} is of version ${connection.welcome.version}, this one of version ${version}`,
  );
}
