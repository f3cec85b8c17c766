import { propertiesOf } from '../members/propertiesOf.ts';
import { instanceMembers } from '../members/extendedMember.ts';
import { PSMemberCollection, PSMethodView, PSObjectView, PSPropertyView } from '../members/psObject.ts';
import { TypeNameList } from '../members/typeNameList.ts';
import { baseChain } from './lookup.ts';
import { overloadDefinitions } from './members/listedMembers.ts';
import { toText } from '../convert/toText.ts';
import { CustomObject } from '../values/customObject.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { PSMemberSet } from '../values/psMemberSet.ts';
import { PSPropertySet } from '../values/psPropertySet.ts';
import type { NetObject, Value } from '../values/value.ts';
import { instanceOf } from './arguments.ts';
import type { NetContext, NetType } from './netType.ts';
import { TypeBuilder } from './typeBuilder.ts';

const automation = 'System.Management.Automation';

/** Properties of an object as `.PSObject.Properties` lists them. */
function properties(owner: Value, context: NetContext): PSPropertyView[] {
  return propertiesOf(owner, context)
    .filter(({ hidden }) => hidden !== true)
    .map((info) => new PSPropertyView(info, owner));
}

/** Methods of an object as `.PSObject.Methods` lists them. */
function methods(owner: Value, context: NetContext): PSMethodView[] {
  const found = new Map<string, PSMethodView>();
  for (const member of instanceMembers(owner)?.values() ?? []) {
    if (member.kind === 'method') {
      found.set(
        member.name.toLowerCase(),
        new PSMethodView(member.name, [`System.Object ${member.name}();`], owner, member.script),
      );
    }
  }
  const type = context.types.of(owner);
  for (const { facts } of baseChain(type, context.types)) {
    for (const [key, method] of facts.methods) {
      if (!found.has(key))
        found.set(key, new PSMethodView(method.name, overloadDefinitions(type, method), owner));
    }
  }
  return [...found.values()];
}

/** Sets of an object's members, by their names. */
function sets(owner: Value): NetObject[] {
  return [...(instanceMembers(owner)?.values() ?? [])].flatMap((member): NetObject[] =>
    member.kind === 'set'
      ? [new PSPropertySet(member.name, member.properties)]
      : member.kind === 'memberSet'
        ? [new PSMemberSet(member.name, member.members)]
        : [],
  );
}

/** System.Management.Automation.PSObject as `.PSObject` is. */
const viewOf = instanceOf(PSObjectView, 'PSObject');

/** The members of `.PSObject`, for the type PSObject. */
export const psObjectMembers = (): NetType =>
  new TypeBuilder(`${automation}.PSObject`, viewOf)
    .property(
      `${automation}.PSMemberInfoCollection[psobject] Members`,
      ({ base }, context) =>
        new PSMemberCollection(base, () => [
          ...properties(base, context),
          ...sets(base),
          ...methods(base, context),
        ]),
    )
    .property(
      `${automation}.PSMemberInfoCollection[psobject] Properties`,
      ({ base }, context) => new PSMemberCollection(base, () => properties(base, context)),
    )
    .property(
      `${automation}.PSMemberInfoCollection[psobject] Methods`,
      ({ base }, context) => new PSMemberCollection(base, () => methods(base, context)),
    )
    .property('System.Object ImmediateBaseObject', ({ base }) => base)
    .property('System.Object BaseObject', ({ base }) => unboxed(base))
    .property(
      'System.Collections.ObjectModel.Collection[string] TypeNames',
      ({ base }, context) => new TypeNameList(base, context),
    )
    .method('psobject Copy()', ({ base }) => copyOf(base))
    .method('string ToString()', ({ base }, _, context) => toText(base, context))
    .staticMethod('psobject AsPSObject(System.Object obj)', ([value = null]) => value)
    .constructs('()', () => new CustomObject())
    .constructs('(System.Object obj)', ([value = null]) => value)
    .build();

/** System.Management.Automation.PSCustomObject: its own text is empty. */
export const customObjectType = (): NetType =>
  new TypeBuilder(`${automation}.PSCustomObject`, (value) => value)
    .method('string ToString()', (value) => (value instanceof CustomObject ? (value.text ?? '') : ''))
    .build();

/** A copy that can be changed by itself: of a custom object. */
function copyOf(value: Value): Value {
  if (value instanceof NetArray) return new NetArray([...value.items], value.elementType);
  if (!(value instanceof CustomObject)) return value;
  const made = new CustomObject();
  made.typeNames = [...value.typeNames];
  for (const [key, member] of value.members) made.members.set(key, { ...member });
  return made;
}
