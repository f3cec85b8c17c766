import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { oneOf } from '../../script/commands/parameterChecks.ts';
import type { SupListeningRequest } from '../../service/api/hierarchy.ts';
import { topLevelSiteOf } from '../../service/topLevelSite.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { isConfirmed } from '../isConfirmed.ts';
import { notesOf } from '../notes.ts';
import { configurationManager } from './module.ts';
import { supObject } from './supObject.ts';

const supClass = 'IResultObject#SMS_SCI_SysResUse';
const serverName = { aliases: ['Name', 'ServerName'] } as const;
const ports = {
  HttpPort: { aliases: ['WsusIisPort'] },
  HttpsPort: { aliases: ['WsusIisSslPort'] },
  EnableSsl: { aliases: ['SslWsus', 'WsusSsl'] },
} as const;

const noAccounts = 'servers are told apart by the settings of downstream servers, not by accounts';
const noClients = 'clients do not scan here';
const oneProxy = 'the proxy of the settings proxy.* is used for every connection';
/** What of the role has nothing to stand for here. */
const ignored = {
  AnonymousWsusAccess: noAccounts,
  ClientConnectionType: noClients,
  EnableCloudGateway: noClients,
  UseProxy: oneProxy,
  UseProxyForAutoDeploymentRule: 'there are no automatic deployment rules',
};
const clientConnections = {
  ClientConnectionType: { checks: [oneOf('Intranet', 'Internet', 'InternetAndIntranet')] },
} as const;

const addOptions =
  '[-AnonymousWsusAccess] [-ClientConnectionType <String>] [-ConnectionAccountUserName <String>] [-EnableCloudGateway] [-UseProxy <Boolean>] [-UseProxyForAutoDeploymentRule <Boolean>] [-WsusIisPort <Int32>] [-WsusIisSslPort <Int32>] [-WsusSsl <Boolean>] [-WhatIf] [-Confirm]';

/** Add-CMSoftwareUpdatePoint: a software update point at a site. */
export function addSoftwareUpdatePoint({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Add-CMSoftwareUpdatePoint',
    module: configurationManager,
    syntax: {
      SumPByValueWithWsus: `-InputObject <PSObject> ${addOptions}`,
      SumPWithWsus: `[-SiteSystemServerName] <String> [-SiteCode <String>] ${addOptions}`,
    },
    defaultSet: 'SumPWithWsus',
    ignored: { ...ignored, ConnectionAccountUserName: noAccounts },
    parameters: {
      ...clientConnections,
      ConnectionAccountUserName: { aliases: ['UserName'] },
      InputObject: { pipeline: 'value' },
      SiteSystemServerName: serverName,
      WsusIisPort: { aliases: ['HttpPort'] },
      WsusIisSslPort: { aliases: ['HttpsPort'] },
      WsusSsl: { aliases: ['EnableSsl', 'SslWsus'] },
    },
    outputs: [supClass],
    process: (runtime) => {
      const { siteCode, name } = namedSup(runtime, () => topLevelSiteOf(service.sites()));
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
    '[-AnonymousWsusAccess] [-ClientConnectionType <String>] [-EnableCloudGateway <Boolean>] [-EnableSsl <Boolean>] [-HttpPort <Int32>] [-HttpsPort <Int32>] [-NlbVirtualIP <String>] [-PassThru] [-PublicVirtualIP <String>] [-UseProxy <Boolean>] [-UseProxyForAutoDeploymentRule <Boolean>] [-WsusAccessAccount <String>] [-WhatIf] [-Confirm]';
  const balanced = 'there is no network load balancing here';
  return domainCmdlet({
    name: 'Set-CMSoftwareUpdatePoint',
    module: configurationManager,
    syntax: {
      ByValue: `-InputObject <PSObject> ${options}`,
      ByName: `[-SiteSystemServerName] <String> [-SiteCode <String>] ${options}`,
    },
    ignored: {
      ...ignored,
      ...{ NlbVirtualIP: balanced, PublicVirtualIP: balanced, WsusAccessAccount: noAccounts },
    },
    parameters: {
      ...{ ...ports, ...clientConnections },
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
  const removeOptions = '[-DefaultServerName <String>] [-Force] [-WhatIf] [-Confirm]';
  return domainCmdlet({
    name: 'Remove-CMSoftwareUpdatePoint',
    module: configurationManager,
    syntax: {
      SearchByValueMandatory: `-InputObject <PSObject> ${removeOptions}`,
      SearchByNameMandatory: `[-SiteSystemServerName] <String> [-SiteCode <String>] ${removeOptions}`,
    },
    parameters: {
      DefaultServerName: { aliases: ['DefaultSoftwareUpdatePointServerName'] },
      InputObject: { aliases: ['SoftwareUpdatePoint'], pipeline: 'value' },
      SiteSystemServerName: serverName,
    },
    confirmImpact: 'High',
    process: (runtime) => {
      const { siteCode, name } = namedSup(runtime, () => topLevelSiteOf(service.sites()));
      if (!isConfirmed(runtime, `${name} (${siteCode})`, 'Remove software update point')) return;
      const newDefault = runtime.string('DefaultServerName');
      service.removeSup({
        ...{ siteCode, serverName: name },
        ...(newDefault === undefined ? {} : { newDefault }),
      });
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
