import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { SiteView, SupView } from '../../service/api/hierarchy.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { nameTest } from '../nameTest.ts';
import { notesOf } from '../notes.ts';
import { resultObject } from '../resultObject.ts';
import { configurationManager } from './module.ts';
import { siteSystemObject } from './siteSystemObject.ts';
import { supObject } from './supObject.ts';

const roleClass = 'IResultObject#SMS_SCI_SysResUse';
const sets = (options: string): Readonly<Record<string, string>> => ({
  SearchByName: `[-AllSite] ${options}[-SiteCode <String>] [[-SiteSystemServerName] <String>]`,
  SearchByValue: '-InputObject <PSObject> [-AllSite]',
});
const parameters = {
  AllSite: { aliases: ['AllSites'] },
  InputObject: { pipeline: 'value' },
  SiteSystemServerName: { aliases: ['Name', 'ServerName'] },
} as const;

/** Get-CMSoftwareUpdatePoint. */
export function getSoftwareUpdatePoint({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdatePoint',
    module: configurationManager,
    ...{ syntax: sets(''), parameters, outputs: [roleClass] },
    process: (runtime) => {
      for (const sup of chosen(runtime, service.sites())) runtime.write(supObject(sup));
    },
  });
}

/** Get-CMSiteRole: the roles here are software update points. */
export function getSiteRole({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSiteRole',
    module: configurationManager,
    ...{ syntax: sets('[-RoleName <String>] '), parameters, outputs: [roleClass] },
    process: (runtime) => {
      const byRole = nameTest(runtime, 'RoleName');
      if (!byRole('SMS Software Update Point')) return;
      for (const sup of chosen(runtime, service.sites())) runtime.write(supObject(sup));
    },
  });
}

/** Get-CMSiteSystemServer: a server for each software update point, with the role of a site system. */
export function getSiteSystemServer({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSiteSystemServer',
    module: configurationManager,
    ...{ syntax: sets(''), parameters, outputs: [roleClass] },
    process: (runtime) => {
      const written = new Set<string>();
      for (const { siteCode, serverName } of chosen(runtime, service.sites())) {
        const key = `${siteCode} ${serverName}`.toLowerCase();
        if (written.has(key)) continue;
        written.add(key);
        runtime.write(siteSystemObject(siteCode, serverName));
      }
    },
  });
}

/** Get-CMSiteComponent: the components that synchronize software updates, of each site. */
export function getSiteComponent({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSiteComponent',
    module: configurationManager,
    syntax: '[-ComponentName <String>] [-SiteCode <String>] [-SiteSystemServerName <String>]',
    outputs: ['IResultObject#SMS_SCI_Component'],
    process: (runtime) => {
      const [byName, bySite, byServer] = [
        nameTest(runtime, 'ComponentName'),
        nameTest(runtime, 'SiteCode'),
        nameTest(runtime, 'SiteSystemServerName'),
      ];
      for (const { siteCode, siteServer } of service.sites())
        for (const component of ['SMS_WSUS_CONFIGURATION_MANAGER', 'SMS_WSUS_SYNC_MANAGER'])
          if (byName(component) && bySite(siteCode) && byServer(siteServer))
            runtime.write(
              resultObject('SMS_SCI_Component', {
                ComponentName: component,
                SiteCode: siteCode,
                Name: siteServer,
              }),
            );
    },
  });
}

function chosen(runtime: CommandRuntime, sites: readonly SiteView[]): readonly SupView[] {
  const given = notesOf(runtime.value('InputObject'));
  const [bySite, byName] = [nameTest(runtime, 'SiteCode'), nameTest(runtime, 'SiteSystemServerName')];
  const [code, server] = [given.text('SiteCode'), given.text('ServerName')];
  return sites
    .flatMap(({ sups }) => sups)
    .filter(
      (sup) =>
        bySite(sup.siteCode) &&
        byName(sup.serverName) &&
        (code === undefined || sup.siteCode === code) &&
        (server === undefined || sup.serverName === server),
    );
}
