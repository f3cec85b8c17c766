import type { NetContext, NetMethod } from '../types/netType.ts';
import { findMethod, findProperty } from '../types/lookup.ts';
import { convert } from '../convert/convert.ts';
import { adapterOf } from '../values/adapted.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { unboxed, type ExtendedMember } from '../values/extendedMembers.ts';
import { NetException } from '../values/netException.ts';
import { XmlNode } from '../values/xmlNode.ts';
import { toText } from '../convert/toText.ts';
import { Reference } from '../values/reference.ts';
import { isNull, type Value } from '../values/value.ts';
import { enumerate } from './enumerate.ts';
import { extendedMember, instanceMembers } from './extendedMember.ts';
import { exceptionOf, memberError, settingError } from './memberError.ts';
import { methodTypeName } from './methodGroup.ts';
import { writeScriptProperty } from './propertyInfo.ts';
import { PSBaseView } from './psObject.ts';
import { setKey } from './indexing.ts';

const setValueException = 'System.Management.Automation.SetValueInvocationException';

function notSettable(name: string, target: Value): ScriptError {
  const inner = new NetException(
    setValueException,
    `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
  );
  return target instanceof CustomObject || adapterOf(target) !== undefined
    ? settingError(name, inner)
    : memberError('PropertyAssignmentException', inner.message);
}

function methodNotSettable(method: NetMethod): ScriptError {
  const message = `Cannot set the Value property for PSMemberInfo object of type "${methodTypeName(method)}".`;
  return settingError(method.name, new NetException(setValueException, message));
}

/** Sets a member of a value, without regard to case. Throws PowerShell's error where there is none or it cannot be set. */
export function setMember(target: Value, name: string, value: Value, context: NetContext): void {
  if (isNull(target)) {
    throw memberError(
      'PropertyNotFound',
      `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
    );
  }
  if (setOwnMember(target, name, value, context)) return;
  const method = findMethod(context.types.of(unboxed(target)), name.toLowerCase(), context.types);
  throw method === undefined ? notSettable(name, target) : methodNotSettable(method);
}

/** Sets a member of a value; false where there is none of that name. */
function setOwnMember(target: Value, name: string, value: Value, context: NetContext): boolean {
  const key = name.toLowerCase();
  if (target instanceof PSBaseView) return setOwnMember(target.base, name, value, context);
  const added = extendedMember(target, key, context);
  if (added?.kind === 'script' && added.setter === null && instanceMembers(target)?.get(key) !== added)
    throw memberError('PropertyAssignmentException', `'${added.name}' is a ReadOnly property.`);
  if (added !== undefined) return setAdded(added, target, value, context);
  const self = unboxed(target);
  if (self instanceof Dictionary) {
    const property = findProperty(context.types.of(self), key, context.types);
    if (property === undefined || property.set === null || self.has(name)) {
      setKey(self, name, value, context);
      return true;
    }
  }
  if (self instanceof Reference && key === 'value') {
    self.value = value;
    return true;
  }
  const adapter = adapterOf(self);
  if (adapter?.adaptedSet(name, self instanceof XmlNode ? toText(value, context) : value) === true)
    return true;
  return setTyped(self, name, value, context);
}

function setAdded(member: ExtendedMember, target: Value, value: Value, context: NetContext): boolean {
  switch (member.kind) {
    case 'note':
      member.value = value;
      return true;
    case 'alias':
      if (setOwnMember(target, member.referenced, value, context)) return true;
      throw memberError(
        'AliasLookupMemberNotPresent',
        `The member "${member.referenced}" is not present.`,
        null,
        'NotSpecified',
      );
    case 'script':
      writeScriptProperty(member, target, value, context);
      return true;
    case 'method':
      throw notAValue('PSScriptMethod', 'PSMethodInfo');
    case 'set':
      throw notAValue('PSPropertySet');
    case 'memberSet':
      throw notAValue('PSMemberSet');
  }
}

/** The error of a member that is no property. */
function notAValue(type: string, named = type): ScriptError {
  return memberError(
    `CannotChange${named}Value`,
    `Cannot set the Value property for PSMemberInfo object of type "System.Management.Automation.${type}".`,
    null,
    'NotSpecified',
  );
}

function setTyped(self: Value, name: string, value: Value, context: NetContext): boolean {
  const property = findProperty(context.types.of(self), name.toLowerCase(), context.types);
  if (property === undefined) return false;
  if (property.set === null) {
    if (enumerate(self) !== undefined && property.get === null) return false;
    throw memberError('PropertyAssignmentException', `'${property.name}' is a ReadOnly property.`);
  }
  const type = context.types.find(property.type);
  try {
    const converted = type === undefined ? value : convert(value, type, context);
    property.set(self, converted, context);
  } catch (error) {
    const inner = exceptionOf(error);
    if (inner === undefined || inner.typeName === setValueException) throw error;
    const cast = error instanceof ScriptError ? (inner.inner ?? inner) : inner;
    throw settingError(property.name, cast);
  }
  return true;
}
