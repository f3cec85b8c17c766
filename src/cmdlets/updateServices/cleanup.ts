import type { RunDocument } from '../../domain/documents.ts';
import { instanceOf } from '../../script/types/arguments.ts';
import type { NetType } from '../../script/types/netType.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { NetObject, type Value } from '../../script/values/value.ts';
import { Bag, bagOf, bagType, plainBagType } from './bag.ts';
import { administration, baseApi } from './namespaces.ts';
import type { WsusDoor } from './wsusDoor.ts';

const scopeName = `${administration}.CleanupScope`;
const resultsName = `${administration}.CleanupResults`;
const managerName = `${baseApi}.CleanupManager`;

/** What a cleanup may be asked to do, in the order of the constructor. */
const cleanupParts = [
  ...(['DeclineSupersededUpdates', 'DeclineExpiredUpdates', 'CleanupObsoleteUpdates'] as const),
  ...(['CompressUpdates', 'CleanupObsoleteComputers', 'CleanupUnneededContentFiles'] as const),
];

/** Counts of a cleanup. */
export interface CleanupCounts {
  readonly superseded: number;
  readonly expired: number;
  readonly obsolete: number;
  /** Bytes. */
  readonly freed: number;
}

/** Maintains a site as its settings say, and counts what that did. */
export function cleanUp(
  { service, user }: Pick<WsusDoor, 'service' | 'user'>,
  siteCode: string,
): CleanupCounts {
  const runs = service.runMaintenance({ siteCode, user });
  return {
    superseded: sum(runs, 'declinedSuperseded'),
    expired: sum(runs, 'declinedExpired'),
    obsolete: sum(runs, 'deleted'),
    freed: Math.max(0, sum(runs, 'removedBytes') - sum(runs, 'movedBytes')),
  };
}

function sum(
  runs: readonly RunDocument[],
  count: 'declinedSuperseded' | 'declinedExpired' | 'deleted' | 'removedBytes' | 'movedBytes',
): number {
  return runs
    .flatMap(({ steps }) => steps)
    .reduce((total, { details }) => total + (details?.[count] ?? 0), 0);
}

/** ICleanupManager of a site. */
export class CleanupManager extends NetObject {
  readonly typeName = managerName;
  readonly door: WsusDoor;
  readonly siteCode: string;

  constructor(door: WsusDoor, siteCode: string) {
    super();
    this.door = door;
    this.siteCode = siteCode;
  }
}

/** CleanupScope, CleanupManager and CleanupResults. */
export function cleanupTypes(): readonly NetType[] {
  const declarations = cleanupParts.map((name) => `bool ${name}`);
  const scope = (given: readonly Value[]): Value =>
    new Bag(scopeName, Object.fromEntries(cleanupParts.map((name, index) => [name, given[index] ?? false])));
  const numbers = [
    ...['int SupersededUpdatesDeclined', 'int ExpiredUpdatesDeclined', 'int ObsoleteUpdatesDeleted'],
    ...['int UpdatesCompressed', 'int ObsoleteComputersDeleted', 'long DiskSpaceFreed'],
  ];
  return [
    bagType(scopeName, declarations, { set: true })
      .constructs('()', () => scope([]))
      .constructs(`(${cleanupParts.map((name) => `bool ${name}`).join(', ')})`, (given) => scope(given))
      .build(),
    plainBagType(resultsName, numbers),
    new TypeBuilder(managerName, instanceOf(CleanupManager, 'CleanupManager'), {
      interfaces: [`${administration}.ICleanupManager`],
    })
      .method(`${resultsName} PerformCleanup(${scopeName} cleanupScope)`, ({ door, siteCode }, [given]) => {
        const wanted = bagOf(given);
        const isAny = cleanupParts.some((name) => wanted.value(name) === true);
        return resultsOf(
          isAny ? cleanUp(door, siteCode) : { superseded: 0, expired: 0, obsolete: 0, freed: 0 },
        );
      })
      .build(),
  ];
}

function resultsOf({ superseded, expired, obsolete, freed }: CleanupCounts): Bag {
  return new Bag(resultsName, {
    ...{ SupersededUpdatesDeclined: superseded, ExpiredUpdatesDeclined: expired },
    ...{ ObsoleteUpdatesDeleted: obsolete, UpdatesCompressed: 0, ObsoleteComputersDeleted: 0 },
    DiskSpaceFreed: BigInt(freed),
  });
}
