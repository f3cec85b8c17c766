import { convert } from '../convert/convert.ts';
import { outputIsTrue } from '../convert/toBoolean.ts';
import { toText } from '../convert/toText.ts';
import { netError } from '../types/arguments.ts';
import { NetType, type NetContext } from '../types/netType.ts';
import { typeDisplay } from '../types/typeText.ts';
import { EnumValue } from '../values/enumValue.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { NetList } from '../values/netList.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { isNull, type Value } from '../values/value.ts';
import { enumerate } from './enumerate.ts';
import { getMember } from './getMember.ts';
import { memberError, noOverload } from './memberError.ts';
import { unfitArgument } from './overloads.ts';
import { setMember } from './setMember.ts';
import { findMethod } from '../types/lookup.ts';

const modes = ['Default', 'First', 'Last', 'SkipUntil', 'Until', 'Split'] as const;

type WhereMode = (typeof modes)[number];

function collection(items: Value[]): NetList {
  return new NetList(
    items,
    'System.Collections.ObjectModel.Collection`1',
    'System.Management.Automation.PSObject',
  );
}

/** How a method of an item is called. */
type MethodCall = (target: Value, name: string, args: readonly Value[], context: NetContext) => Value;

/** `.Where()` and `.ForEach()`, which every value has; undefined for another name. */
export function collectionMethod(
  target: Value,
  name: string,
  args: readonly Value[],
  context: NetContext,
  call: MethodCall,
): Value | undefined {
  const key = name.toLowerCase();
  if (key !== 'where' && key !== 'foreach') return undefined;
  const items = [...(enumerate(target) ?? (isNull(target) ? [] : [target]))];
  return key === 'where' ? where(items, args, context) : forEach(items, args, context, call);
}

function modeOf(value: Value | undefined, context: NetContext): WhereMode {
  if (value === undefined) return 'Default';
  if (value instanceof EnumValue) return modes[Number(value.value)] ?? 'Default';
  const text = toText(value, context).toLowerCase();
  const found = modes.find((mode) => mode.toLowerCase() === text) ?? modes[Number(text)];
  if (found !== undefined) return found;
  const type = context.types.find('System.Management.Automation.WhereOperatorSelectionMode');
  if (type !== undefined) convert(value, type, context);
  return 'Default';
}

function countOf(value: Value | undefined, context: NetContext): number {
  const type = context.types.find('System.Int32');
  const count = value === undefined || type === undefined ? 0 : convert(value, type, context);
  return typeof count === 'number' ? count : 0;
}

function blockOf(value: Value, context: NetContext): ScriptBlock {
  const type = context.types.find('System.Management.Automation.ScriptBlock');
  const block = type === undefined ? value : convert(value, type, context);
  if (block instanceof ScriptBlock) return block;
  throw noOverload('Where', 1);
}

function countTooLow(count: number): Error {
  const name = 'numberToReturn';
  return netError(
    'System.ArgumentOutOfRangeException',
    `The '${name}' value provided to the third argument of the Where() operator must be greater than zero. Please correct the argument's value and try running your script again. (Parameter '${name}')\nActual value was ${String(count)}.`,
    { ParamName: name, ActualValue: count },
  );
}

function noCondition(): Error {
  return netError(
    'System.InvalidOperationException',
    'If the expression passed to the Where() operator is null then you must specify a non-Default value for the selection mode argument. Please change the value of the mode argument to a value other than Default and try running your script again.',
  );
}

function where(items: readonly Value[], args: readonly Value[], context: NetContext): Value {
  const [given, modeArgument, countArgument] = args;
  if (given === undefined || args.length > 3)
    throw noOverload('.Where({ expression } [, mode [, numberToReturn]])', args.length);
  if (isNull(given) && modeOf(modeArgument, context) === 'Default') throw noCondition();
  const condition = blockOf(given, context);
  const mode = modeOf(modeArgument, context);
  const count = countOf(countArgument, context);
  if (count < 0) throw countTooLow(count);
  const test = (item: Value) => {
    context.checkpoint();
    const output = context.invoke(condition, [], { underscore: item, inCaller: true });
    return outputIsTrue(output);
  };
  const limit = (found: Value[]) => (count > 0 ? found.slice(0, count) : found);
  switch (mode) {
    case 'Default':
      return collection(limit(items.filter(test)));
    case 'First': {
      const found: Value[] = [];
      for (const item of items) {
        if (test(item)) found.push(item);
        if (found.length >= Math.max(count, 1)) break;
      }
      return collection(found);
    }
    case 'Last':
      return collection(items.filter(test).slice(-Math.max(count, 1)));
    case 'SkipUntil': {
      const from = items.findIndex(test);
      return collection(from === -1 ? [] : limit(items.slice(from)));
    }
    case 'Until': {
      const to = items.findIndex(test);
      return collection(limit(items.slice(0, to === -1 ? items.length : to)));
    }
    case 'Split': {
      const [yes, no]: [Value[], Value[]] = [[], []];
      for (const item of items) (test(item) && (count === 0 || yes.length < count) ? yes : no).push(item);
      return collection([collection(yes), collection(no)]);
    }
  }
}

function setOf(item: Value, name: string, value: Value, context: NetContext): void {
  if (getMember(item, name, context) === undefined)
    throw memberError(
      'ForEachNonexistentMemberReference',
      `The ForEach() operator could not find a member '${name}' on the target object. Please verify that the named member exists and then try running your script again.`,
    );
  setMember(item, name, value, context);
}

/** An item made one of a type; PowerShell adds it to a collection of that type. */
function converted(item: Value, type: NetType, context: NetContext): Value {
  try {
    return convert(item, type, context);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    if (error.record.id === 'ConvertToFinalInvalidCastException')
      throw memberError(
        'ForEachTypeConversionFailed',
        `Unable to convert input to the target type [${typeDisplay(type.fullName)}] passed to the ForEach() operator. Please check the specified type and try running your script again.`,
      );
    throw unfitArgument('item', item, 'Add', type.fullName, error, context);
  }
}

function forEach(
  items: readonly Value[],
  args: readonly Value[],
  context: NetContext,
  call: MethodCall,
): Value {
  const [what, ...rest] = args;
  if (what === undefined) throw noOverload('.ForEach(expression [, arguments...])', 0);
  const found: Value[] = [];
  for (const item of items) {
    context.checkpoint();
    if (what instanceof ScriptBlock) {
      for (const output of context.invoke(what, rest, { underscore: item, inCaller: true }))
        found.push(output);
    } else if (what instanceof NetType) found.push(converted(item, what, context));
    else {
      const name = toText(what, context);
      const isMethod = findMethod(context.types.of(item), name.toLowerCase(), context.types) !== undefined;
      if (isMethod) found.push(call(item, name, rest, context));
      else if (rest.length > 0) setOf(item, name, rest[0] ?? null, context);
      else found.push(getMember(item, name, context) ?? null);
    }
    context.allow('items', found.length);
  }
  return collection(found);
}
