import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { nameTest } from '../nameTest.ts';
import type { CustomObject } from '../../script/values/customObject.ts';
import type { SupListeningRequest, SupView } from '../../service/api/hierarchy.ts';
import { topLevelSiteOf } from '../../service/topLevelSite.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { notesOf } from '../notes.ts';
import { resultObject } from '../resultObject.ts';
import { texts } from '../values.ts';
import { configurationManager } from './module.ts';

const supClass = 'IResultObject#SMS_SCI_SysResUse';
const serverName = { aliases: ['Name', 'ServerName'] } as const;
const ports = {
  HttpPort: { aliases: ['WsusIisPort'] },
  HttpsPort: { aliases: ['WsusIisSslPort'] },
  EnableSsl: { aliases: ['SslWsus', 'WsusSsl'] },
} as const;

/** Get-CMSoftwareUpdatePoint. */
export function getSoftwareUpdatePoint({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdatePoint',
    module: configurationManager,
    syntax: '[-AllSite] [-SiteCode <String>] [[-SiteSystemServerName] <String>]',
    parameters: { AllSite: { aliases: ['AllSites'] }, SiteSystemServerName: serverName },
    outputs: [supClass],
    process: (runtime) => {
      const bySite = nameTest(runtime, 'SiteCode');
      const byName = nameTest(runtime, 'SiteSystemServerName');
      for (const site of service.sites())
        for (const sup of site.sups)
          if (bySite(site.siteCode) && byName(sup.serverName)) runtime.write(supObject(sup));
    },
  });
}

/** Add-CMSoftwareUpdatePoint: a software update point at a site. */
export function addSoftwareUpdatePoint({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Add-CMSoftwareUpdatePoint',
    module: configurationManager,
    syntax:
      '[-SiteSystemServerName] <String> [-SiteCode <String>] [-WsusIisPort <Int32>] [-WsusIisSslPort <Int32>] [-WsusSsl <Boolean>] [-WhatIf] [-Confirm]',
    parameters: {
      SiteSystemServerName: serverName,
      WsusIisPort: { aliases: ['HttpPort'] },
      WsusIisSslPort: { aliases: ['HttpsPort'] },
      WsusSsl: { aliases: ['EnableSsl', 'SslWsus'] },
    },
    outputs: [supClass],
    process: (runtime) => {
      const name = runtime.string('SiteSystemServerName') ?? '';
      const siteCode = runtime.string('SiteCode') ?? topLevelSiteOf(service.sites());
      if (!runtime.shouldProcess(`${name} (${siteCode})`, 'Add software update point')) return;
      const listening = listeningOf(runtime, {
        http: 'WsusIisPort',
        https: 'WsusIisSslPort',
        ssl: 'WsusSsl',
      });
      runtime.write(supObject(service.addSup({ siteCode, serverName: name, ...listening })));
    },
  });
}

/** Set-CMSoftwareUpdatePoint: how a software update point listens. */
export function setSoftwareUpdatePoint({ service }: CmdletDoor): Cmdlet {
  const options =
    '[-EnableSsl <Boolean>] [-HttpPort <Int32>] [-HttpsPort <Int32>] [-PassThru] [-WhatIf] [-Confirm]';
  return domainCmdlet({
    name: 'Set-CMSoftwareUpdatePoint',
    module: configurationManager,
    syntax: {
      ByValue: `-InputObject <PSObject> ${options}`,
      ByName: `[-SiteSystemServerName] <String> [-SiteCode <String>] ${options}`,
    },
    parameters: {
      ...ports,
      InputObject: { aliases: ['SoftwareUpdatePoint'], pipeline: 'value' },
      SiteSystemServerName: serverName,
    },
    outputs: [supClass],
    process: (runtime) => {
      const { siteCode, name } = namedSup(runtime, () => topLevelSiteOf(service.sites()));
      if (!runtime.shouldProcess(`${name} (${siteCode})`, 'Set software update point')) return;
      const listening = listeningOf(runtime, { http: 'HttpPort', https: 'HttpsPort', ssl: 'EnableSsl' });
      const changed = service.setSup({ siteCode, serverName: name, ...listening });
      if (runtime.flag('PassThru')) runtime.write(supObject(changed));
    },
  });
}

/** Remove-CMSoftwareUpdatePoint: asks unless -Force is given. */
export function removeSoftwareUpdatePoint({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Remove-CMSoftwareUpdatePoint',
    module: configurationManager,
    syntax: {
      SearchByValueMandatory: '-InputObject <PSObject> [-Force] [-WhatIf] [-Confirm]',
      SearchByNameMandatory:
        '[-SiteSystemServerName] <String> [-SiteCode <String>] [-Force] [-WhatIf] [-Confirm]',
    },
    parameters: {
      InputObject: { aliases: ['SoftwareUpdatePoint'], pipeline: 'value' },
      SiteSystemServerName: serverName,
    },
    confirmImpact: 'High',
    process: (runtime) => {
      const { siteCode, name } = namedSup(runtime, () => topLevelSiteOf(service.sites()));
      const target = `${name} (${siteCode})`;
      if (!runtime.flag('Force') && !runtime.shouldProcess(target, 'Remove software update point')) return;
      service.removeSup({ siteCode, serverName: name });
    },
  });
}

/** The software update point that -InputObject or the names mean. */
function namedSup(
  runtime: CommandRuntime,
  topLevel: () => string,
): { readonly siteCode: string; readonly name: string } {
  const given = notesOf(runtime.value('InputObject'));
  return {
    siteCode: given.text('SiteCode') ?? runtime.string('SiteCode') ?? topLevel(),
    name: given.text('ServerName') ?? runtime.string('SiteSystemServerName') ?? '',
  };
}

function listeningOf(
  runtime: CommandRuntime,
  names: { readonly http: string; readonly https: string; readonly ssl: string },
): SupListeningRequest {
  const ssl = runtime.value(names.ssl);
  const port = runtime.integer(ssl === true ? names.https : names.http) ?? runtime.integer(names.https);
  return {
    ...(port === undefined ? {} : { port }),
    ...(typeof ssl === 'boolean' ? { https: ssl ? 'own' : 'off' } : {}),
  };
}

function supObject(sup: SupView): CustomObject {
  return resultObject('SMS_SCI_SysResUse', {
    SiteCode: sup.siteCode,
    ServerName: sup.serverName,
    NetworkOSPath: `\\\\${sup.serverName}`,
    RoleName: 'SMS Software Update Point',
    Port: sup.port,
    SslEnabled: sup.https !== null,
    IsDefault: sup.isDefault,
    Url: sup.url,
    PublicUrl: sup.publicUrl,
    Warnings: texts(sup.warnings),
  });
}
