import type { NetContext, NetMethod } from '../types/netType.ts';
import { findMethod } from '../types/lookup.ts';
import { typeText } from '../types/typeText.ts';
import { convert, tryConvert } from '../convert/convert.ts';
import { toText } from '../convert/toText.ts';
import { adapterOf } from '../values/adapted.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { ScriptError, scriptError } from '../values/errorRecord.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { GridArray } from '../values/gridArray.ts';
import { NetArray } from '../values/netArray.ts';
import { NetList } from '../values/netList.ts';
import { Char, Double } from '../values/number.ts';
import { isNull, type Value } from '../values/value.ts';
import { bindCall } from './overloads.ts';
import { callError, exceptionOf, settingError } from './memberError.ts';

/** The items that an index reaches in; undefined for a value that has no places. */
function placesOf(target: Value): readonly Value[] | undefined {
  if (target instanceof NetArray) return target.items;
  if (
    target instanceof NetList &&
    !/\.(Queue|Stack|LinkedList|HashSet|SortedSet)(`1|$)/.test(target.typeName)
  ) {
    return target.items;
  }
  return undefined;
}

/** Whether a value is indexed by place and never by key, so that a list as index gives several items. */
function isSliceable(target: Value): boolean {
  return typeof target === 'string' || placesOf(target) !== undefined;
}

/** The place an index means; undefined for one that is no number. */
function placeOf(index: Value, context: NetContext): number | undefined {
  if (typeof index === 'number') return index;
  const type = context.types.find('System.Int32');
  const converted = type === undefined ? undefined : tryConvert(index, type, context);
  return typeof converted === 'number' ? converted : undefined;
}

function nullArray(): ScriptError {
  return scriptError('NullArray', 'Cannot index into a null array.', 'InvalidOperation');
}

function nullIndex(): ScriptError {
  return scriptError(
    'NullArrayIndex',
    'Index operation failed; the array index evaluated to null.',
    'InvalidOperation',
  );
}

/** The error of a value that has no places. A custom object is told of as what holds it. */
export function unableToIndex(target: Value, context: NetContext): ScriptError {
  const type =
    target instanceof CustomObject
      ? 'System.Management.Automation.PSObject'
      : typeText(context.types.of(target).fullName);
  return scriptError('CannotIndex', `Unable to index into an object of type "${type}".`, 'InvalidOperation');
}

/** The list that an index is, where it asks for several items. */
function listOf(index: Value): readonly Value[] | undefined {
  if (index instanceof NetArray) return index.items;
  return index instanceof NetList ? index.items : undefined;
}

/**
 * `$x[i]`: an item by place (negative from the end) or by key; several for a list of indexes. Undefined where there is none at that place, which
 * is null but for strict mode.
 */
export function getIndex(given: Value, index: Value, context: NetContext): Value | undefined {
  if (isNull(given)) throw nullArray();
  const target = unboxed(given);
  if (target instanceof NetArray && typeof index === 'number') return atPlace(target.items, index);
  if (target instanceof GridArray) return fromGrid(target, listOf(index) ?? [index], context);
  const several = listOf(index);
  if (several !== undefined && (isSliceable(target) || target instanceof Dictionary)) {
    return new NetArray(slice(target, several, context));
  }
  if (isNull(index)) throw nullIndex();
  if (target instanceof Dictionary) return fromDictionary(target, index, context);
  if (typeof target === 'string') {
    const place = placeOf(index, context);
    if (place === undefined) return undefined;
    const code = target.charCodeAt(place < 0 ? target.length + place : place);
    return Number.isNaN(code) ? undefined : new Char(code);
  }
  const places = placesOf(target);
  if (places !== undefined) {
    const place = placeOf(index, context);
    return place === undefined ? undefined : atPlace(places, place);
  }
  return byIndexer(given, index, context);
}

function atPlace(items: readonly Value[], place: number): Value | undefined {
  return items[place < 0 ? items.length + place : place];
}

/** The item of an array of several dimensions, which takes as many indexes. */
function fromGrid(grid: GridArray, indexes: readonly Value[], context: NetContext): Value | undefined {
  const dimensions = grid.lengths.length;
  if (indexes.length !== dimensions) {
    const shown = indexes.map((each) => toText(each, context)).join(',');
    throw scriptError(
      'NeedMultidimensionalIndex',
      `You cannot index into a ${String(dimensions)} dimensional array with index [${shown}].`,
      'InvalidOperation',
    );
  }
  const type = context.types.find('System.Int32');
  const places = indexes.map((each, dimension) => {
    const place = type === undefined ? each : convert(each, type, context);
    const length = grid.lengths[dimension] ?? 0;
    return typeof place !== 'number' ? -1 : place < 0 ? place + length : place;
  });
  const place = grid.placeOf(places);
  return place === undefined ? undefined : grid.items[place];
}

function slice(target: Value, indexes: readonly Value[], context: NetContext): Value[] {
  const found: Value[] = [];
  for (const each of indexes) {
    context.checkpoint();
    const item = isNull(each) ? undefined : getIndex(target, each, context);
    if (item !== undefined) found.push(item);
    else if (target instanceof Dictionary) found.push(null);
  }
  return found;
}

function fromDictionary(target: Dictionary, index: Value, context: NetContext): Value | undefined {
  const key = unboxed(index);
  if (target.typeName === 'System.Collections.Specialized.OrderedDictionary' && typeof key === 'number') {
    const values = target.values();
    return values[key < 0 ? values.length + key : key];
  }
  return target.get(dictionaryKey(target, key, context)) ?? null;
}

/** The key as the dictionary's type of keys has it. */
export function dictionaryKey(target: Dictionary, key: Value, context: NetContext): Value {
  const wanted = /^System\.Collections\.Generic\.[A-Za-z]+`2\[\[([^,\]]+)/.exec(target.typeName)?.[1];
  if (wanted === undefined || wanted === 'System.Object') return key;
  const type = context.types.find(wanted);
  return type === undefined ? key : convert(key, type, context);
}

function byIndexer(given: Value, index: Value, context: NetContext): Value | undefined {
  const target = unboxed(given);
  const item = findMethod(context.types.of(target), 'get_item', context.types);
  if (item !== undefined) {
    const several = listOf(index);
    if (
      several !== undefined &&
      context.types.of(target).facts.interfaces.includes('System.Collections.IList')
    )
      return new NetArray(slice(target, several, context));
    const args: readonly Value[] =
      several !== undefined && item.overloads.some(({ parameters }) => parameters.length === several.length)
        ? several
        : [index];
    return itemAt(item, target, args, context);
  }
  const adapted = typeof index === 'string' ? adapterOf(target)?.adaptedGet(index) : undefined;
  if (adapted !== undefined) return adapted;
  const isCustom = target instanceof CustomObject;
  if (isCustom && (index instanceof Double || listOf(index) !== undefined)) return undefined;
  // What has no items by place is its own first item.
  const place = placeOf(index, context);
  const scalar =
    isCustom ||
    typeof target === 'number' ||
    typeof target === 'boolean' ||
    typeof target === 'bigint' ||
    target instanceof Double;
  if (place === 0 || place === -1) return given;
  if (!scalar && place === undefined) throw unableToIndex(target, context);
  return undefined;
}

/** `$x[i, j] = v`, with the indexes written out: of what has as many dimensions. */
export function setCells(given: Value, index: Value, value: Value, context: NetContext): void {
  const target = unboxed(given);
  if (target instanceof NetArray)
    throw scriptError(
      'ArraySliceAssignmentFailed',
      `Array assignment to [${(listOf(index) ?? []).map((each) => toText(each, context)).join(',')}] failed because assignment to slices is not supported.`,
      'InvalidOperation',
    );
  if (target instanceof NetList || target instanceof Dictionary) throw unableToIndex(target, context);
  setIndex(given, index, value, context);
}

/** `$x[i] = v`. Throws PowerShell's error for a place or key that is not there. */
export function setIndex(given: Value, index: Value, value: Value, context: NetContext): void {
  if (isNull(given)) throw nullArray();
  const target = unboxed(given);
  if (isNull(index)) throw nullIndex();
  if (target instanceof Dictionary) {
    setEntry(target, unboxed(index), value, context);
    return;
  }
  const places = placesOf(target);
  if (places !== undefined && (target instanceof NetArray || target instanceof NetList)) {
    setPlace(target, index, value, context);
    return;
  }
  if (target instanceof GridArray) {
    setCell(target, listOf(index) ?? [index], value, context);
    return;
  }
  const item = findMethod(context.types.of(target), 'set_item', context.types);
  if (item === undefined) throw unableToIndex(target, context);
  const { overload, args } = bindCall(
    'Item',
    item.overloads,
    [...(listOf(index) ?? [index]), value],
    context,
  );
  overload.invoke(target, args, context);
}

/** What an indexer gives; null for a place that is not there. */
function itemAt(item: NetMethod, target: Value, given: readonly Value[], context: NetContext): Value {
  const { overload, args } = bindCall('Item', item.overloads, given, context);
  try {
    return overload.invoke(target, args, context);
  } catch (error) {
    const thrown = exceptionOf(error);
    if (thrown === undefined) throw error;
    if (/^System\.(?:ArgumentOutOfRange|IndexOutOfRange)Exception$/.test(thrown.typeName)) return null;
    throw callError('Item', args.length, thrown);
  }
}

function setCell(target: GridArray, indexes: readonly Value[], value: Value, context: NetContext): void {
  const place = target.placeOf(indexes.map((each) => placeOf(each, context) ?? -1));
  if (place === undefined) throw outOfRange(target);
  const element = context.types.find(target.elementType);
  target.items[place] = element === undefined ? value : convert(value, element, context);
}

function setPlace(target: NetArray | NetList, index: Value, value: Value, context: NetContext): void {
  const { items } = target;
  const type = context.types.find('System.Int32');
  const place = type === undefined ? undefined : convert(index, type, context);
  const at = typeof place === 'number' ? (place < 0 ? items.length + place : place) : -1;
  if (at < 0 || at >= items.length) throw outOfRange(target);
  const element = context.types.find(target.elementType);
  items[at] = element === undefined ? value : convert(value, element, context);
  if (target instanceof NetList) target.changed();
}

function outOfRange(target: Value): ScriptError {
  const [type, message] =
    target instanceof NetList || target instanceof Dictionary
      ? [
          'System.ArgumentOutOfRangeException',
          "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
        ]
      : ['System.IndexOutOfRangeException', 'Index was outside the bounds of the array.'];
  return scriptError(type, message, 'OperationStopped', { type });
}

function setEntry(target: Dictionary, index: Value, value: Value, context: NetContext): void {
  if (target.typeName === 'System.Collections.Specialized.OrderedDictionary' && typeof index === 'number') {
    const key = target.keys()[index < 0 ? target.size + index : index];
    if (key === undefined) {
      throw scriptError(
        'System.ArgumentOutOfRangeException',
        "Specified argument was out of the range of valid values. (Parameter 'index')",
        'OperationStopped',
        { type: 'System.ArgumentOutOfRangeException' },
      );
    }
    target.set(key, value);
    return;
  }
  setKey(target, index, value, context);
}

/** Sets a key of a dictionary; key and value become of the types that the dictionary holds. */
export function setKey(target: Dictionary, key: Value, value: Value, context: NetContext): void {
  const args = context.types.of(target).facts.genericArguments;
  const [, valueType] = args;
  const type = valueType === undefined ? undefined : context.types.find(valueType);
  try {
    context.allow('items', target.size + 1);
    target.set(
      dictionaryKey(target, key, context),
      type === undefined ? value : convert(value, type, context),
    );
  } catch (error) {
    const inner = exceptionOf(error);
    if (inner === undefined || error instanceof ScriptError) throw error;
    throw settingError('Item', inner);
  }
}

/** The error of an index that is not there, under strict mode 3: of one that is no number, that of its cast. */
export function strictIndexError(target: Value, index: Value, context: NetContext): ScriptError {
  const type = context.types.find('System.Int32');
  if (type !== undefined && listOf(index) === undefined) convert(index, type, context);
  return outOfRange(unboxed(target));
}
