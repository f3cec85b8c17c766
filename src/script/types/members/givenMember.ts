import { PSMethodView, PSPropertyView } from '../../members/psObject.ts';
import type { ExtendedMember } from '../../values/extendedMembers.ts';
import { PSMemberSet } from '../../values/psMemberSet.ts';
import { PSPropertySet } from '../../values/psPropertySet.ts';
import type { Value } from '../../values/value.ts';

/** The member that an object of System.Management.Automation.PSMemberInfo stands for; undefined for one that cannot be added. */
export function givenMember(given: Value): ExtendedMember | undefined {
  if (given instanceof PSPropertyView)
    return given.info.member === undefined ? undefined : { ...given.info.member };
  if (given instanceof PSMethodView)
    return given.script === null ? undefined : { kind: 'method', name: given.name, script: given.script };
  if (given instanceof PSPropertySet) return { kind: 'set', name: given.name, properties: given.properties };
  return given instanceof PSMemberSet
    ? { kind: 'memberSet', name: given.name, members: given.members }
    : undefined;
}

/** Members by their lower-case names. */
export function memberMap(members: Iterable<ExtendedMember>): Map<string, ExtendedMember> {
  return new Map([...members].map((member) => [member.name.toLowerCase(), member]));
}
