import type { UpdateGroupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { CustomObject } from '../../script/values/customObject.ts';
import { NetArray } from '../../script/values/netArray.ts';
import type { Value } from '../../script/values/value.ts';
import type { BlockingService } from '../blockingService.ts';
import { nameTest } from '../nameTest.ts';
import { notesOf } from '../notes.ts';
import { resultObject } from '../resultObject.ts';
import { texts } from '../values.ts';

/** Class of software update groups. */
export const groupClass = 'IResultObject#SMS_AuthorizationList';

/** Whether a value is a software update group, or an array that begins with one. */
export function isGroup(value: Value | undefined): boolean {
  const [first] = value instanceof NetArray ? value.items : [value];
  return first instanceof CustomObject && first.typeNames.includes(groupClass);
}

/** Names of the parameters that mean groups. */
export interface GroupParameters {
  readonly object: string;
  readonly name: string;
  readonly id: string;
}

/** Whether a group has one of the ids of -Id: its own, or its name, which scripts may have kept. */
export function idTest(
  runtime: CommandRuntime,
  parameter = 'Id',
): (group: Pick<UpdateGroupDocument, '_id' | 'name'>) => boolean {
  const wanted = runtime.strings(parameter)?.map((id) => id.toLowerCase());
  return ({ _id, name }) => wanted?.some((id) => id === _id || id === name.toLowerCase()) ?? true;
}

/** Groups that -InputObject, -Name or -Id mean. Throws `notFound` where none fits. */
export function chosenGroups(
  runtime: CommandRuntime,
  service: BlockingService,
  object: string,
): readonly UpdateGroupDocument[] {
  return groupsNamed(runtime, service, { object, name: 'Name', id: 'Id' });
}

/** The same of parameters of other names. */
export function groupsNamed(
  runtime: CommandRuntime,
  service: BlockingService,
  { object, name, id }: GroupParameters,
): readonly UpdateGroupDocument[] {
  const given = notesOf(runtime.value(object)).text('LocalizedDisplayName');
  const [byName, byId] = [nameTest(runtime, name), idTest(runtime, id)];
  const found = service
    .groups()
    .filter((group) =>
      given === undefined
        ? byName(group.name) && byId(group)
        : group.name.toLowerCase() === given.toLowerCase(),
    );
  if (found.length === 0) {
    const asked = given ?? runtime.string(name) ?? runtime.string(id) ?? '';
    throw new SyncError('notFound', `There is no software update group ${asked}`);
  }
  return found;
}

/** A group with the properties of SMS_AuthorizationList. */
export function groupObject(group: UpdateGroupDocument, service: BlockingService): CustomObject {
  const count = (condition: object): number =>
    service.searchUpdates({ group: group.name, limit: 1, ...condition }).total;
  const isEmpty = group.updateIds.length === 0;
  const expired = isEmpty ? 0 : count({ expired: true });
  return resultObject('SMS_AuthorizationList', {
    LocalizedDisplayName: group.name,
    LocalizedDescription: group.description,
    NumberOfUpdates: group.updateIds.length,
    NumberOfExpiredUpdates: expired,
    ContainsExpiredUpdates: expired > 0,
    ContainsSupersededUpdates: !isEmpty && count({ superseded: true }) > 0,
    IsDeployed: false,
    Updates: texts(group.updateIds),
    CI_ID: group._id,
  });
}
