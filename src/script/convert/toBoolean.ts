import { Dictionary } from '../values/dictionary.ts';
import { EnumValue } from '../values/enumValue.ts';
import { Boxed } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { NetList } from '../values/netList.ts';
import { Char, Decimal, Double, Integer, Single } from '../values/number.ts';
import { SwitchParameter } from '../values/switchParameter.ts';
import { isNull, type Value } from '../values/value.ts';

/** Whether a value counts as true: not null, '', 0 or an empty list; a list of one is what its item is. */
export function toBoolean(value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    case 'bigint':
      return value !== 0n;
    case 'symbol':
      return false;
    default:
      break;
  }
  if (isNull(value)) return false;
  if (value instanceof Double || value instanceof Single) return value.value !== 0;
  if (value instanceof Integer || value instanceof EnumValue) return value.value !== 0n;
  if (value instanceof Decimal) return value.mantissa !== 0n;
  if (value instanceof Char) return value.code !== 0;
  if (value instanceof SwitchParameter) return value.isPresent;
  if (value instanceof Boxed) return toBoolean(value.base);
  if (value instanceof NetArray || (value instanceof NetList && isIndexed(value)))
    return listTruth(value.items);
  return true;
}

/** Whether what a script block gave counts as true: several values always do, one does by what it is. */
export function outputIsTrue(output: readonly Value[]): boolean {
  return output.length === 1 ? toBoolean(output[0] ?? null) : output.length > 1;
}

/** Queues and stacks are no IList: they count as true even when they are empty. */
function isIndexed({ typeName }: NetList): boolean {
  return !/\.(Queue|Stack|LinkedList)(`1|$)/.test(typeName);
}

function listTruth(items: readonly Value[]): boolean {
  const [first] = items;
  if (first === undefined) return false;
  if (items.length > 1) return true;
  // An inner list counts by its length alone.
  if (first instanceof NetArray || (first instanceof NetList && isIndexed(first)))
    return first.items.length > 0;
  return first instanceof Dictionary || toBoolean(first);
}
