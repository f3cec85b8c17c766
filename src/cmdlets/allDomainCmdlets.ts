import type { Cmdlet } from '../script/commands/cmdlet.ts';
import type { CmdletDoor } from './cmdletDoor.ts';
import { disableAlert, enableAlert, getAlert, suspendAlert } from './configurationManager/alert.ts';
import { compareCatalog, exportCatalog, importCatalog } from './configurationManager/catalog.ts';
import { getSoftwareUpdateCategory } from './configurationManager/category.ts';
import { getComponent, setComponent } from './configurationManager/component.ts';
import { convertSchedule, newSchedule } from './configurationManager/schedule.ts';
import { getSite } from './configurationManager/site.ts';
import { getSoftwareUpdate, getWindowsUpdate } from './configurationManager/softwareUpdate.ts';
import { saveSoftwareUpdate } from './configurationManager/saveSoftwareUpdate.ts';
import * as groups from './configurationManager/softwareUpdateGroup.ts';
import * as points from './configurationManager/softwareUpdatePoint.ts';
import { getContentInfo } from './configurationManager/contentInfo.ts';
import { getReplicationStatus } from './configurationManager/replicationStatus.ts';
import { setSoftwareUpdateGroup } from './configurationManager/setSoftwareUpdateGroup.ts';
import * as roles from './configurationManager/siteRole.ts';
import { getComponentStatusMessage, getSiteStatusMessage } from './configurationManager/statusMessage.ts';
import { newSiteSystemServer } from './configurationManager/siteSystemServer.ts';
import { exportWantedList } from './configurationManager/wantedList.ts';
import { testSource } from './configurationManager/source.ts';
import * as synchronize from './configurationManager/synchronize.ts';
import { getSyncHistory } from './configurationManager/syncHistory.ts';
import { getSyncLog } from './configurationManager/syncLog.ts';
import { getSyncStatus } from './configurationManager/syncStatus.ts';

/** Every cmdlet of the domain, over one door to the service. */
export function allDomainCmdlets(door: CmdletDoor): readonly Cmdlet[] {
  return [
    ...[synchronize.syncSoftwareUpdate(door), synchronize.waitSoftwareUpdateSync(door)],
    ...[synchronize.stopSoftwareUpdateSync(door), getSyncStatus(door), getSyncHistory(door)],
    ...[getComponent(door), setComponent(door), newSchedule(), convertSchedule(), getSite(door)],
    ...[points.addSoftwareUpdatePoint(door), roles.getSoftwareUpdatePoint(door)],
    ...[points.setSoftwareUpdatePoint(door), points.removeSoftwareUpdatePoint(door)],
    ...[getSoftwareUpdate(door), saveSoftwareUpdate(door), getSoftwareUpdateCategory(door)],
    ...[groups.getSoftwareUpdateGroup(door), groups.newSoftwareUpdateGroup(door)],
    ...[groups.addSoftwareUpdateToGroup(door), groups.removeSoftwareUpdateFromGroup(door)],
    ...[groups.removeSoftwareUpdateGroup(door), setSoftwareUpdateGroup(door)],
    ...[
      roles.getSiteRole(door),
      roles.getSiteSystemServer(door),
      newSiteSystemServer(door),
      roles.getSiteComponent(door),
    ],
    ...[getSiteStatusMessage(door), getComponentStatusMessage(door)],
    ...[getWindowsUpdate(door), getContentInfo(door), getReplicationStatus(door)],
    ...[getAlert(door), disableAlert(door), enableAlert(door), suspendAlert(door)],
    ...[exportCatalog(door), importCatalog(door), compareCatalog(door), testSource(door), getSyncLog(door)],
    exportWantedList(door),
  ];
}
