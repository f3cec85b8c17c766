import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { localTime } from '../localTime.ts';
import { nameTest } from '../nameTest.ts';
import { resultObject } from '../resultObject.ts';
import { unsigned } from '../values.ts';
import { configurationManager } from './module.ts';

/** Get-CMDataBaseReplicationStatus: the link of every site to its parent; between sites of one service it is always healthy. */
export function getReplicationStatus({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMDataBaseReplicationStatus',
    module: configurationManager,
    syntax: '[-ChildSiteCode <String>] [-ParentSiteCode <String>]',
    parameters: { ChildSiteCode: { aliases: ['Site2'] }, ParentSiteCode: { aliases: ['Site1'] } },
    outputs: ['IResultObject#SMS_ReplicationLinkSummary'],
    process: (runtime) => {
      const { timeZone } = runtime.runspace;
      const [byParent, byChild] = [nameTest(runtime, 'ParentSiteCode'), nameTest(runtime, 'ChildSiteCode')];
      const links = service.links();
      for (const { siteCode, parent } of service.sites()) {
        if (parent === null || !byParent(parent) || !byChild(siteCode)) continue;
        const link = links.find((one) => one.siteCode === siteCode);
        runtime.write(
          resultObject('SMS_ReplicationLinkSummary', {
            Site1: parent,
            Site2: siteCode,
            LinkStatus: unsigned(link?.status ?? 0),
            LinkStatusName: link?.statusText ?? 'Healthy',
            LastCheckTime: localTime(link?.lastCheck, timeZone),
            Problem: link?.problem ?? null,
          }),
        );
      }
    },
  });
}
