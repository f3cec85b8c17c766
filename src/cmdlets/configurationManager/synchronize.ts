import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet, withProgress } from '../domainCmdlet.ts';
import { configurationManager } from './module.ts';
import { stateTimes, waitForBegin, waitForEnd } from './synchronizationWait.ts';
import { syncStatusClass, writeSyncStatus } from './syncStatus.ts';

/**
 * Sync-CMSoftwareUpdate: asks for a synchronization of the hierarchy. Returns when the rows show that it has begun, so that a script that waits for
 * 6702 does not take the last one's for this one's; with -Wait when it has ended.
 */
export function syncSoftwareUpdate({ service, user }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Sync-CMSoftwareUpdate',
    module: configurationManager,
    syntax: '[-FullSync <Boolean>] [-SiteCode <String>] [-Wait] [-PassThru] [-WhatIf] [-Confirm]',
    outputs: [syncStatusClass],
    process: (runtime) => {
      const siteCode = runtime.string('SiteCode');
      const full = runtime.value('FullSync') === true;
      const target = siteCode ?? 'the top-level site';
      if (!runtime.shouldProcess(target, full ? 'Synchronize in full' : 'Synchronize')) return;
      const request = { ...(siteCode === undefined ? {} : { siteCode }), ...{ full, user } };
      if (runtime.flag('Wait'))
        withProgress(runtime, 'Synchronizing software updates', (heard) =>
          service.synchronize(request, heard),
        );
      else {
        const before = stateTimes(service.status());
        const started = service.startSynchronization(request);
        runtime.writeVerbose(`Synchronization of ${started.siteCode}: ${started.disposition}.`);
        waitForBegin(
          (milliseconds) => {
            runtime.runspace.sleep(milliseconds);
          },
          service,
          before,
        );
      }
      if (runtime.flag('PassThru')) writeSyncStatus(runtime, service.status());
    },
  });
}

/** Wait-CMSoftwareUpdateSync: blocks until nothing synchronizes any more and writes the rows. */
export function waitSoftwareUpdateSync({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Wait-CMSoftwareUpdateSync',
    module: configurationManager,
    syntax: '[[-SiteCode] <String>] [-Timeout <Int32>]',
    outputs: [syncStatusClass],
    process: (runtime) => {
      const limits = { siteCode: runtime.string('SiteCode'), seconds: runtime.integer('Timeout') };
      writeSyncStatus(runtime, waitForEnd(runtime, service, limits));
    },
  });
}

/** Stop-CMSoftwareUpdateSync: stops what a site synchronizes; what was committed is kept. */
export function stopSoftwareUpdateSync({ service, user }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Stop-CMSoftwareUpdateSync',
    module: configurationManager,
    syntax: '[[-SiteCode] <String[]>] [-WhatIf] [-Confirm]',
    process: (runtime) => {
      const codes = runtime.strings('SiteCode') ?? service.sites().map(({ siteCode }) => siteCode);
      for (const siteCode of codes)
        if (runtime.shouldProcess(siteCode, 'Stop synchronization') && !service.stop({ siteCode, user }))
          runtime.writeVerbose(`Site ${siteCode} does not synchronize.`);
    },
  });
}
