import type { NetContext, NetProperty } from '../types/netType.ts';
import { ScriptError, scriptError } from '../values/errorRecord.ts';
import type { ExtendedMember } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { nothing, type Value } from '../values/value.ts';
import { exceptionOf, gettingError, settingError, thrownException } from './memberError.ts';

/** Kinds of properties, as PSMemberTypes names them. */
export type PropertyKind =
  'NoteProperty' | 'Property' | 'ScriptProperty' | 'AliasProperty' | 'CodeProperty' | 'ParameterizedProperty';

/** A property of one object: what `.PSObject.Properties` lists. */
export interface PropertyInfo {
  readonly name: string;
  readonly kind: PropertyKind;
  /** Full name of the type of its values. */
  readonly typeName: string;
  readonly get: () => Value;
  /** Null where it cannot be set. */
  readonly set: ((value: Value) => void) | null;
  /** Not shown: `hidden` in a class. */
  readonly hidden?: boolean;
  /** The member that was added, where it is one. */
  readonly member?: ExtendedMember;
  /** Of what PowerShell gives to a type: the member that it is an alias of, or the code that it runs. */
  readonly source?: string;
  /** Whether that was added to its type. */
  readonly ofType?: true;
}

/** Reads a property of an object as `$x.Name` does: null where its getter throws an exception. */
export function readProperty(property: NetProperty, self: Value, context: NetContext): Value {
  if (property.get === null) return null;
  try {
    return property.get(self, context);
  } catch (error) {
    if (exceptionOf(error) === undefined) throw error;
    return null;
  }
}

/** Reads a property of a type. Throws GetValueInvocationException for what its getter throws. */
export function demandProperty(property: NetProperty, self: Value, context: NetContext): Value {
  if (property.get === null) return null;
  try {
    return property.get(self, context);
  } catch (error) {
    const inner = exceptionOf(error);
    throw inner === undefined ? error : gettingError(property.name, inner);
  }
}

/** Runs the getter of a script property. Throws GetValueInvocationException for its error. */
export function readScriptProperty(
  member: ExtendedMember & { kind: 'script' },
  self: Value,
  context: NetContext,
): Value {
  if (member.getter === null) return null;
  try {
    return collapse(context.invoke(member.getter, [], { self, propagates: true, silent: true }));
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw gettingError(member.name, error.record.exception);
  }
}

/** What a list of outputs is as one value: nothing, the one, an array. */
export function collapse(output: readonly Value[]): Value {
  const [first = nothing] = output;
  return output.length <= 1 ? first : new NetArray([...output]);
}

/** Runs the setter of a script property. */
export function writeScriptProperty(
  member: ExtendedMember & { kind: 'script' },
  self: Value,
  value: Value,
  context: NetContext,
): void {
  if (member.setter === null) {
    throw scriptError(
      'SetWithoutSetterFromScriptProperty',
      `Set accessor for property "${member.name}" is unavailable.`,
      'NotSpecified',
      { type: 'System.Management.Automation.SetValueException' },
    );
  }
  try {
    context.invoke(member.setter, [value], { self, propagates: true, silent: true });
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw settingError(member.name, thrownException(error, context), 'ScriptSetValueRuntimeException');
  }
}
