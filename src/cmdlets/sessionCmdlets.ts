import { allCmdlets } from '../script/commands/allCmdlets.ts';
import type { Cmdlet } from '../script/commands/cmdlet.ts';
import { lateCmdlets } from '../script/commands/lateCmdlets.ts';
import * as lateDomain from './allDomainCmdlets.ts';
import { configurationManager } from './configurationManager/module.ts';
import * as lateWsus from './updateServices/allWsusCmdlets.ts';
import { updateServices } from './updateServices/namespaces.ts';
import type { WsusDoor } from './updateServices/wsusDoor.ts';

/** The cmdlets of every session, but for those of tests: of the language, of the domain, and of the WSUS API. */
export function sessionCmdlets(door: WsusDoor): readonly Cmdlet[] {
  const wsusCmdlets = (): readonly Cmdlet[] => lateWsus.allWsusCmdlets(door);
  return [
    ...allCmdlets,
    ...lateCmdlets(configurationManager, domainNames, () => lateDomain.allDomainCmdlets(door)),
    ...lateCmdlets(updateServices, wsusNames, wsusCmdlets),
    ...lateCmdlets('Microsoft.PowerShell.Utility', 'Add-Type', wsusCmdlets),
  ];
}

const domainNames =
  'Sync-CMSoftwareUpdate, Wait-CMSoftwareUpdateSync, Stop-CMSoftwareUpdateSync, Get-CMSoftwareUpdateSyncStatus, Get-CMSoftwareUpdateSyncHistory, ' +
  'Get-CMSoftwareUpdatePointComponent, Set-CMSoftwareUpdatePointComponent, New-CMSchedule, Convert-CMSchedule, Get-CMSite, ' +
  'Add-CMSoftwareUpdatePoint, Get-CMSoftwareUpdatePoint, Set-CMSoftwareUpdatePoint, Remove-CMSoftwareUpdatePoint, ' +
  'Get-CMSoftwareUpdate, Save-CMSoftwareUpdate, Get-CMSoftwareUpdateCategory, Get-CMWindowsUpdate, Get-CMSoftwareUpdateContentInfo, ' +
  'Get-CMSoftwareUpdateGroup, New-CMSoftwareUpdateGroup, Set-CMSoftwareUpdateGroup, Remove-CMSoftwareUpdateGroup, ' +
  'Add-CMSoftwareUpdateToGroup, Remove-CMSoftwareUpdateFromGroup, ' +
  'Get-CMSiteRole, Get-CMSiteSystemServer, New-CMSiteSystemServer, Get-CMSiteComponent, Get-CMDataBaseReplicationStatus, ' +
  'Get-CMSiteStatusMessage, Get-CMComponentStatusMessage, Get-CMSyncLog, ' +
  'Get-CMAlert, Disable-CMAlert, Enable-CMAlert, Suspend-CMAlert, ' +
  'Export-CMSoftwareUpdateCatalog, Import-CMSoftwareUpdateCatalog, Compare-CMSoftwareUpdateCatalog, Export-CMSoftwareUpdateWantedList, ' +
  'Test-CMSoftwareUpdateSource';

const wsusNames =
  'Get-WsusServer, Set-WsusServerSynchronization, Invoke-WsusServerCleanup, Get-WsusProduct, Set-WsusProduct, ' +
  'Get-WsusClassification, Set-WsusClassification, Get-WsusUpdate, Deny-WsusUpdate, Approve-WsusUpdate, Get-WsusComputer';
