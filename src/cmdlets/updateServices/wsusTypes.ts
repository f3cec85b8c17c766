import { emptyFacts, TypeBuilder } from '../../script/types/typeBuilder.ts';
import { NetType } from '../../script/types/netType.ts';
import { adminProxyType } from './adminProxy.ts';
import { assemblyType } from './assemblies.ts';
import { Bag, bagType } from './bag.ts';
import { cleanupTypes } from './cleanup.ts';
import { collectionTypes } from './collections.ts';
import { administration } from './namespaces.ts';
import { configurationType } from './serverConfiguration.ts';
import { subscriptionType } from './subscription.ts';
import { synchronizationInfoType } from './synchronizationInfo.ts';
import { synchronizationProgressType } from './synchronizationProgress.ts';
import { serverTypes } from './updateServer.ts';
import { updateScopeType } from './updateScope.ts';
import { categoryTypes } from './wsusCategory.ts';
import { throwingDoor, type WsusDoor } from './wsusDoor.ts';
import { wsusEnumTypes } from './wsusEnums.ts';
import { updateTypes } from './wsusUpdate.ts';

const interfaces = [
  ...['IUpdateServer', 'ISubscription', 'IUpdateServerConfiguration', 'ISynchronizationInfo', 'IUpdate'],
  ...['IUpdateCategory', 'IUpdateClassification', 'ICleanupManager', 'IDownstreamServer'],
  ...['IComputerTarget', 'IComputerTargetGroup', 'IUpdateApproval', 'IAutomaticUpdateApprovalRule'],
];
const exceptions = ['WsusException', 'WsusObjectNotFoundException', 'WsusInvalidDataException'];

/** The types of the WSUS API that a session has, over one door to the service. */
export function wsusTypes(door: WsusDoor): readonly NetType[] {
  return [
    ...wsusEnumTypes(),
    ...interfaces.map((name) => interfaceType(`${administration}.${name}`)),
    ...exceptions.map(
      (name) => new NetType(emptyFacts(`${administration}.${name}`, 'System.InvalidOperationException')),
    ),
    adminProxyType(throwingDoor(door)),
    ...serverTypes(),
    ...[subscriptionType(), synchronizationInfoType(), synchronizationProgressType(), configurationType()],
    ...[...collectionTypes(), ...categoryTypes(), ...updateTypes(), ...cleanupTypes(), updateScopeType()],
    ...[computerScopeType(), assemblyType()],
  ];
}

function interfaceType(fullName: string): NetType {
  return new TypeBuilder(fullName, () => undefined, { kind: 'interface' }).build();
}

/** ComputerTargetScope: scripts make one before they ask for computers, of which there are none. */
function computerScopeType(): NetType {
  const name = `${administration}.ComputerTargetScope`;
  const properties = ['IncludeDownstreamComputerTargets', 'IncludeSubgroups'];
  return bagType(name, [...properties.map((property) => `bool ${property}`), 'string NameIncludes'], {
    set: true,
  })
    .constructs(
      '()',
      () => new Bag(name, { IncludeDownstreamComputerTargets: false, IncludeSubgroups: false }),
    )
    .build();
}
