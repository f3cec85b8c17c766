import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { errorCode } from '../base/errorCode.ts';
import { type AccessScope, accessScopes } from '../domain/accessScope.ts';
import type { Entrance } from './keepReachable.ts';
import type { SessionOptions } from './rpc/doorSession.ts';
import { grantFor } from './rpc/grant.ts';
import { ServiceHost } from './rpc/serviceHost.ts';
import { removeServiceFile, type ServiceFile, writeServiceFile } from './serviceFile.ts';
import { doorFolder } from './sharedFolder.ts';

/** The doors of a shared data folder, one a role: who can enter the role's folder finds the socket and the secret there. None in a private one. */
export class RoleDoors {
  /** Where each is found. */
  readonly entrances: readonly Entrance[];

  private constructor(entrances: readonly Entrance[]) {
    this.entrances = entrances;
  }

  /** Opens them beside the owner's own door, of which `file` tells. */
  static async open(
    options: Omit<SessionOptions, 'grant'>,
    dataFolder: string,
    file: ServiceFile,
  ): Promise<RoleDoors> {
    const entrances: Entrance[] = [];
    const doors = new RoleDoors(entrances);
    try {
      for (const scope of accessScopes) {
        const folder = doorFolder(dataFolder, scope);
        if (!(await isFolder(folder))) continue;
        const secret = randomBytes(32).toString('hex');
        const address = addressOf(folder, scope, file);
        // What a unix socket leaves behind when its process is killed.
        if (process.platform !== 'win32') await rm(address, { force: true });
        const grant = grantFor(secret, scope);
        const host = await ServiceHost.listen({ ...options, address, grant, isOpenToAll: true });
        const entrance = { folder, host, file: { ...file, address, secret }, readers: 'group' } as const;
        entrances.push(entrance);
        await writeServiceFile(folder, entrance.file, entrance.readers);
      }
    } catch (error) {
      await doors.close();
      throw error;
    }
    return doors;
  }

  /** Doors that have introduced themselves. */
  get doors(): number {
    return this.entrances.reduce((sum, { host }) => sum + host.doors, 0);
  }

  /** Connections since the beginning. */
  get visits(): number {
    return this.entrances.reduce((sum, { host }) => sum + host.visits, 0);
  }

  /** Lets no further door in. */
  async stopListening(): Promise<void> {
    for (const { host } of this.entrances) host.stopListening();
    for (const { folder } of this.entrances) await removeServiceFile(folder, process.pid);
  }

  /** Aborts what single doors wait for and nobody else needs; resolves when that has ended. */
  async abortCalls(): Promise<void> {
    await Promise.all(this.entrances.map(({ host }) => host.abortCalls()));
  }

  /** Ends all connections once what has been answered is on its way. */
  async close(): Promise<void> {
    await Promise.all(this.entrances.map(({ host }) => host.close()));
  }
}

function addressOf(folder: string, scope: AccessScope, { address }: ServiceFile): string {
  return process.platform === 'win32' ? `${address}-${scope}` : path.join(folder, 'service.sock');
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}
