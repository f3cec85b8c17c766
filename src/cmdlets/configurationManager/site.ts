import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import { nameTest } from '../nameTest.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { resultObject } from '../resultObject.ts';
import { unsigned } from '../values.ts';
import { configurationManager } from './module.ts';

/** SMS_Site.Type (cmdlets.md, Get-CMSite). */
const typeNumbers = { secondary: 1, primary: 2, cas: 4 } as const satisfies Record<SiteView['type'], number>;

/** Get-CMSite: sites with the properties of SMS_Site; ReportingSiteCode is the parent, empty at the top. */
export function getSite({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSite',
    module: configurationManager,
    syntax: '[-Name <String>] [[-SiteCode] <String>]',
    parameters: { Name: { aliases: ['SiteName'] } },
    outputs: ['IResultObject#SMS_Site'],
    process: (runtime) => {
      const byName = nameTest(runtime, 'Name');
      const byCode = nameTest(runtime, 'SiteCode');
      for (const site of service.sites())
        if (byName(site.siteServer) && byCode(site.siteCode))
          runtime.write(
            resultObject('SMS_Site', {
              SiteCode: site.siteCode,
              SiteName: site.siteServer,
              ServerName: site.siteServer,
              Type: unsigned(typeNumbers[site.type]),
              ReportingSiteCode: site.parent ?? '',
              ContentVersion: unsigned(site.contentVersion),
              SynchronizationSource: site.source,
              TimeZone: site.zone,
            }),
          );
    },
  });
}
