import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { domainCmdlet, withProgress } from '../domainCmdlet.ts';
import { updateServer } from './adminProxy.ts';
import { cleanUp } from './cleanup.ts';
import { administration, updateServices } from './namespaces.ts';
import { UpdateServer } from './updateServer.ts';
import { throwingDoor, type WsusDoor } from './wsusDoor.ts';

/** Type of -UpdateServer. */
export const serverParameter = `[-UpdateServer <${administration}.IUpdateServer>]`;

/** The server that -UpdateServer brings; the source of the top-level site where it is not given. */
export function givenServer(runtime: CommandRuntime, door: WsusDoor): UpdateServer {
  const given = runtime.value('UpdateServer');
  return given instanceof UpdateServer ? given : updateServer(throwingDoor(door));
}

/** Get-WsusServer: a software update point, the source of the top-level site by default. */
export function getWsusServer(door: WsusDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-WsusServer',
    module: updateServices,
    syntax: { DefaultServer: '', ServerSpecified: '[-Name] <String> -PortNumber <Int32> [-UseSsl]' },
    parameters: { Name: { pipeline: 'value' } },
    outputs: [`${administration}.IUpdateServer`],
    process: (runtime) => {
      runtime.write(updateServer(throwingDoor(door), runtime.string('Name')));
    },
  });
}

/** Set-WsusServerSynchronization: where the top-level site synchronizes from. */
export function setWsusServerSynchronization(door: WsusDoor): Cmdlet {
  return domainCmdlet({
    name: 'Set-WsusServerSynchronization',
    module: updateServices,
    syntax: {
      SyncFromMU: `-SyncFromMU ${serverParameter} [-WhatIf] [-Confirm]`,
      Upstream: `-UssServerName <String> [-PortNumber <Int32>] [-Replica] [-UseSsl] ${serverParameter} [-WhatIf] [-Confirm]`,
    },
    parameters: { UpdateServer: { pipeline: 'value' } },
    ignored: { Replica: 'the first software update point of a site is never a replica' },
    process: (runtime) => {
      const { siteCode } = givenServer(runtime, door).site;
      const name = runtime.string('UssServerName');
      const isSsl = runtime.flag('UseSsl');
      const port = runtime.integer('PortNumber') ?? (isSsl ? 8531 : 8530);
      const source =
        name === undefined ? 'microsoft-update' : `${isSsl ? 'https' : 'http'}://${name}:${port}`;
      if (!runtime.shouldProcess(siteCode, `Synchronize from ${source}`)) return;
      door.service.setSource({ siteCode, source });
      runtime.write('The Update Server was successfully configured with the following parameters:');
      if (name === undefined) runtime.write('Synchronize from Microsoft Update');
      else {
        runtime.write('Synchronize from an upstream server');
        runtime.write(`Upstream Server: ${name}`);
        runtime.write(`Port Number: ${port}`);
        runtime.write(`Use SSL: ${isSsl ? 'True' : 'False'}`);
      }
    },
  });
}

/** Invoke-WsusServerCleanup: the maintenance of a site, as its settings say. */
export function invokeWsusServerCleanup(door: WsusDoor): Cmdlet {
  return domainCmdlet({
    name: 'Invoke-WsusServerCleanup',
    module: updateServices,
    syntax: `${serverParameter} [-CleanupObsoleteComputers] [-CleanupObsoleteUpdates] [-CleanupUnneededContentFiles] [-CompressUpdates] [-DeclineExpiredUpdates] [-DeclineSupersededUpdates] [-WhatIf] [-Confirm]`,
    parameters: { UpdateServer: { pipeline: 'value' } },
    ignored: {
      CleanupObsoleteComputers: 'there are no computers',
      CompressUpdates: 'the store keeps revisions as long as a content version names them',
    },
    outputs: ['System.String'],
    process: (runtime) => {
      const { site } = givenServer(runtime, door);
      const wanted = [
        ...['CleanupObsoleteUpdates', 'CleanupUnneededContentFiles'],
        ...['DeclineExpiredUpdates', 'DeclineSupersededUpdates'],
      ].filter((name) => runtime.flag(name));
      if (wanted.length === 0) {
        if (!['CleanupObsoleteComputers', 'CompressUpdates'].some((name) => runtime.flag(name)))
          throw new SyncError(
            'invalidRequest',
            'Say what is to be cleaned up: -CleanupObsoleteUpdates and others',
          );
        return;
      }
      if (!runtime.shouldProcess(site.siteCode, `Clean up: ${wanted.join(', ')}`)) return;
      const counts = withProgress(runtime, 'Cleaning up', () => cleanUp(door, site.siteCode));
      if (runtime.flag('DeclineSupersededUpdates'))
        runtime.write(`Superseded Updates Declined: ${counts.superseded}`);
      if (runtime.flag('DeclineExpiredUpdates')) runtime.write(`Expired Updates Declined: ${counts.expired}`);
      if (runtime.flag('CleanupObsoleteUpdates'))
        runtime.write(`Obsolete Updates Deleted: ${counts.obsolete}`);
      if (runtime.flag('CleanupUnneededContentFiles')) runtime.write(`Diskspace Freed: ${counts.freed}`);
    },
  });
}
