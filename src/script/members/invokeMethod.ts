import type { NetContext, NetMethod, NetType } from '../types/netType.ts';
import { findMethod, findProperty } from '../types/lookup.ts';
import { ScriptObject } from '../values/scriptObject.ts';
import { adapterOf } from '../values/adapted.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { PSMethod } from '../values/psMethod.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { setIndex } from './indexing.ts';
import { isNull, nothing, type Value } from '../values/value.ts';
import { accessor } from './accessor.ts';
import { callOverload } from './callOverload.ts';
import { collectionMethod } from './collectionMethods.ts';
import { enumerate } from './enumerate.ts';
import { extendedMember } from './extendedMember.ts';
import { ownMember } from './getMember.ts';
import { callError, gettingError, isRuntimeException, memberError, thrownException } from './memberError.ts';
import { collapse, readProperty } from './propertyInfo.ts';
import { PSBaseView } from './psObject.ts';
import { typeNamesOf } from './typeNames.ts';

const calledOnNull = () =>
  memberError('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.');

/** The error of a method that a value does not have. */
function methodNotFound(target: Value, name: string, context: NetContext): ScriptError {
  // What was given type names goes by the first of them.
  const [named] = target instanceof CustomObject ? typeNamesOf(target, context) : [];
  const fullName = named ?? context.types.of(unboxed(target)).fullName;
  return memberError(
    'MethodNotFound',
    `Method invocation failed because [${fullName}] does not contain a method named '${name}'.`,
  );
}

/** Calls a method of a value, without regard to case; on a collection without it, that of each item. Throws PowerShell's errors. */
export function invokeMethod(
  target: Value,
  name: string,
  args: readonly Value[],
  context: NetContext,
  types: readonly NetType[] = [],
): Value {
  const own = isNull(target) ? undefined : callOwn(target, name, args, context, types);
  if (own !== undefined) return own;
  const magic = collectionMethod(target, name, args, context, invokeMethod);
  if (magic !== undefined) return magic;
  if (isNull(target)) throw calledOnNull();
  const items = enumerate(target);
  if (items !== undefined) {
    const results = callEach(items, name, args, context);
    if (results !== undefined) return results;
  }
  throw methodNotFound(target, name, context);
}

/** `$value.name(arguments) = …`, which only indexed properties have. Throws what the call of a method that is not there throws. */
export function setIndexed(
  target: Value,
  name: string,
  args: readonly Value[],
  value: Value,
  context: NetContext,
): void {
  if (isNull(target)) throw calledOnNull();
  const setter = findMethod(context.types.of(unboxed(target)), `set_${name.toLowerCase()}`, context.types);
  if (setter !== undefined) {
    callOverload(setter.name, setter.overloads, unboxed(target), [...args, value], context);
    return;
  }
  const [index] = args;
  if (index === undefined || args.length > 1 || name.toLowerCase() !== 'item')
    throw methodNotFound(target, name, context);
  setIndex(target, index, value, context);
}

/** Calls a method of the value itself; undefined where it has none of the name. */
function callOwn(
  target: Value,
  name: string,
  args: readonly Value[],
  context: NetContext,
  types: readonly NetType[] = [],
): Value | undefined {
  const key = name.toLowerCase();
  if (target instanceof PSBaseView) return callOwn(target.base, name, args, context, types);
  const added = extendedMember(target, key, context);
  if (added?.kind === 'method') return callScriptMethod(added.script, added.name, target, args, context);
  const value = unboxed(target);
  if (value instanceof PSMethod && key === 'invoke')
    return invokeMethod(value.self, value.name, args, context);
  const type = context.types.of(value);
  const method = findMethod(type, key, context.types);
  // A property of a class hides a method of the same name.
  const isHidden = value instanceof ScriptObject && findProperty(type, key, context.types) !== undefined;
  if (method !== undefined && !isHidden)
    return callOverload(method.name, method.overloads, value, args, context, { types });
  const reader = accessor(key, args.length, (property) => findProperty(type, property, context.types));
  if (reader !== undefined) return callOverload(reader.name, reader.overloads, value, args, context);
  const block = blockMember(target, name, context);
  if (block !== undefined) throw methodNotFound(target, name, context);
  return parameterized(value, key, args, context);
}

/** A script block that is the value of a member: it is no method, although it could be called. */
function blockMember(target: Value, name: string, context: NetContext): ScriptBlock | undefined {
  if (!(target instanceof CustomObject || target instanceof Dictionary)) return undefined;
  const member = ownMember(target, name, context);
  return member instanceof ScriptBlock ? member : undefined;
}

/** An indexed property is called like a method: `'abc'.Chars(1)`, `$list.Item(0)`. */
function parameterized(
  value: Value,
  key: string,
  args: readonly Value[],
  context: NetContext,
): Value | undefined {
  if (args.length === 0) return undefined;
  const getter = findMethod(context.types.of(value), `get_${key}`, context.types);
  if (getter !== undefined) return indexedValue(getter, value, args, context);
  const property = findProperty(context.types.of(value), key, context.types);
  if (property === undefined || adapterOf(value) !== undefined) return undefined;
  const held = readProperty(property, value, context);
  return held instanceof PSMethod ? invokeMethod(held.self, held.name, args, context) : undefined;
}

/** What an indexed property has at an index. */
function indexedValue(getter: NetMethod, value: Value, args: readonly Value[], context: NetContext): Value {
  try {
    return callOverload(getter.name, getter.overloads, value, args, context);
  } catch (error) {
    const inner = error instanceof ScriptError ? error.record.exception.inner : null;
    throw inner === null ? error : gettingError(getter.name.slice('get_'.length), inner);
  }
}

/** Runs a method made of a script block with `$this` and its arguments. */
function callScriptMethod(
  script: ScriptBlock,
  name: string,
  self: Value,
  args: readonly Value[],
  context: NetContext,
): Value {
  try {
    return collapse(context.invoke(script, args, { self, propagates: true }));
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const thrown = thrownException(error, context);
    throw isRuntimeException(thrown, context)
      ? callError(name, args.length, thrown, 'ScriptMethodRuntimeException')
      : error;
  }
}

/** What a method of an item gives is taken apart once. */
function addEach(all: Value[], result: Value): void {
  const inner = enumerate(result);
  if (inner === undefined) all.push(result);
  else for (const each of inner) all.push(each);
}

/** Undefined where there is no item. */
function callEach(
  items: Iterable<Value>,
  name: string,
  args: readonly Value[],
  context: NetContext,
): Value | undefined {
  const all: Value[] = [];
  let isEmpty = true;
  for (const item of items) {
    context.checkpoint();
    isEmpty = false;
    if (isNull(item)) throw calledOnNull();
    const result = callOwn(item, name, args, context);
    if (result === undefined) {
      const inner = enumerate(item);
      const results = inner === undefined ? undefined : callEach(inner, name, args, context);
      if (results === undefined) throw methodNotFound(item, name, context);
      addEach(all, results);
    } else if (result !== nothing) addEach(all, result);
  }
  if (isEmpty) return undefined;
  if (all.length === 0) return nothing;
  const [first = null] = all;
  return all.length === 1 ? first : new NetArray(all);
}
