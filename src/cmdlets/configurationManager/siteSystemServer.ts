import { SyncError } from '../../domain/errors/syncError.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { topLevelSiteOf } from '../../service/topLevelSite.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { configurationManager } from './module.ts';
import { siteSystemObject } from './siteSystemObject.ts';

const systemClass = 'IResultObject#SMS_SCI_SysResUse';
const noAccounts = 'no accounts are kept here';

/**
 * New-CMSiteSystemServer: scripts make one before they add a software update point, which needs none here. What it sets is the proxy, which is one for
 * every connection.
 */
export function newSiteSystemServer({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'New-CMSiteSystemServer',
    module: configurationManager,
    syntax:
      '[-SiteSystemServerName] <String> [-AccountName <String>] [-EnableProxy <Boolean>] [-FdmOperation <Boolean>] [-ProxyAccessAccount <PSObject>] [-ProxyServerName <String>] [-ProxyServerPort <UInt32>] [-PublicFqdn <String>] [-SiteCode <String>] [-UseSiteServerAccount] [-WhatIf] [-Confirm]',
    parameters: { SiteSystemServerName: { aliases: ['ServerName', 'Name'] } },
    ignored: {
      AccountName: noAccounts,
      FdmOperation: 'servers below open their connections themselves',
      ProxyAccessAccount: 'the settings proxy.user and proxy.password are the account',
      PublicFqdn: 'susync sup set --public-url says how others reach it',
    },
    outputs: [systemClass],
    process: (runtime) => {
      const name = runtime.string('SiteSystemServerName') ?? '';
      const siteCode = runtime.string('SiteCode')?.toUpperCase() ?? topLevelSiteOf(service.sites());
      if (!runtime.shouldProcess(`${name} (${siteCode})`, 'Take site system server')) return;
      setProxy(runtime, service);
      runtime.writeVerbose('A software update point needs no site system server here: nothing was made.');
      runtime.write(siteSystemObject(siteCode, name));
    },
  });
}

function setProxy(runtime: CommandRuntime, service: BlockingService): void {
  const isEnabled = runtime.value('EnableProxy');
  if (isEnabled === undefined) return;
  if (isEnabled !== true) {
    service.setSettings({ values: { 'proxy.url': '' } });
    return;
  }
  const name = runtime.string('ProxyServerName');
  if (name === undefined) throw new SyncError('invalidRequest', '-EnableProxy $true needs -ProxyServerName');
  const port = runtime.string('ProxyServerPort') ?? '80';
  service.setSettings({ values: { 'proxy.url': `http://${name}:${port}` } });
}
