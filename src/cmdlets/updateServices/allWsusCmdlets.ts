import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import { addType } from './assemblies.ts';
import * as categories from './categoryCmdlets.ts';
import * as servers from './serverCmdlets.ts';
import * as updates from './updateCmdlets.ts';
import type { WsusDoor } from './wsusDoor.ts';

/** The cmdlets that carry the names of the UpdateServices module, and what scripts load its API with. */
export function allWsusCmdlets(door: WsusDoor): readonly Cmdlet[] {
  return [
    ...[servers.getWsusServer(door), servers.setWsusServerSynchronization(door)],
    ...[servers.invokeWsusServerCleanup(door), addType()],
    ...[categories.getWsusProduct(door), categories.setWsusProduct(door)],
    ...[categories.getWsusClassification(door), categories.setWsusClassification(door)],
    ...[updates.getWsusUpdate(door), updates.denyWsusUpdate(), updates.approveWsusUpdate()],
    updates.getWsusComputer(),
  ];
}
