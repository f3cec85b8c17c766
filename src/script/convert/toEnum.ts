import type { NetContext, NetType } from '../types/netType.ts';
import { typeText } from '../types/typeText.ts';
import { EnumValue } from '../values/enumValue.ts';
import type { ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { NetException } from '../values/netException.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import { isNull, type Value } from '../values/value.ts';
import { wildcardPattern } from '../text/wildcard.ts';
import { isNumber } from '../text/formatNumber.ts';
import { castError, valueCastError } from './castError.ts';
import { changeNumber, isOutOfRange } from './toNumber.ts';
import { toText } from './toText.ts';

/** The numbers of an enum's names; none for another type. */
function valuesOf(type: NetType): ReadonlyMap<string, bigint> {
  return type.facts.enumeration?.values ?? new Map<string, bigint>();
}

/** The names in the order of their numbers, negative ones last. */
function namesOf(type: NetType): readonly string[] {
  return [...valuesOf(type)]
    .map(([name, value]) => ({ name, value: BigInt.asUintN(64, value) }))
    .sort((left, right) => (left.value < right.value ? -1 : left.value > right.value ? 1 : 0))
    .map(({ name }) => name);
}

function undefinedNumber(shown: string | null, id: string, type: NetType): ScriptError {
  const names = namesOf(type).join(',');
  const what = shown === null ? 'null' : `value "${shown}"`;
  return castError(
    id,
    `Cannot convert ${what} to type "${typeText(type.fullName)}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${names}".`,
  );
}

/** Whether an enum has a number: as a name, or made of its flags. */
function isDefined(value: bigint, type: NetType): boolean {
  const values = [...valuesOf(type).values()];
  if (values.includes(value)) return true;
  if (type.facts.enumeration?.flags !== true) return false;
  return (value & ~values.reduce((all, flag) => all | flag, 0n)) === 0n;
}

/** The one name that a text is or begins: an exact one first. A list of such names where several were found. */
function namesFor(text: string, type: NetType): readonly string[] {
  const lower = text.toLowerCase();
  const names = [...valuesOf(type).keys()];
  const exact = names.filter((name) => name.toLowerCase() === lower);
  if (exact.length > 0) return exact.slice(0, 1);
  const begun = names.filter((name) => name.toLowerCase().startsWith(lower));
  const preferred =
    begun.length > 1 ? begun.filter((name) => preferredNames.get(type.fullName)?.has(name)) : [];
  return preferred.length > 0 ? preferred.slice(0, 1) : begun;
}

/** Names that a beginning stands for, although others begin so, too. */
const preferredNames: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['System.IO.FileAttributes', new Set(['ReadOnly', 'System', 'Directory'])],
]);

/** A value of an enum from a name, a unique beginning of one, a list of flags, or a number; undefined for another object. Throws PowerShell's errors. */
export function toEnum(value: Value, type: NetType, context: NetContext): EnumValue | undefined {
  if (isNull(value)) throw undefinedNumber(null, 'nullToEnumInvalidCast', type);
  if (value instanceof EnumValue) return enumOfNumber(value.value, toText(value, context), type);
  if (isNumber(value)) {
    const whole = changeNumber(value, 'System.Int64');
    if (typeof whole === 'bigint' && !isOutOfRange(whole) && toText(value, context) === String(whole)) {
      return enumOfNumber(whole, String(whole), type);
    }
  }
  if (typeof value === 'string' && ownConverted.has(type.fullName) && !/^\s*[+-]?\d+\s*$/.test(value))
    return exactNames(value, type, context);
  const text = nameText(value, context);
  return text === undefined ? undefined : enumOfText(text, type, context, typeof value !== 'string');
}

/** The text in which names are looked for: a collection is a list of flags. */
function nameText(value: Value, context: NetContext): string | undefined {
  if (typeof value === 'string' || isNumber(value)) return toText(value, context);
  const items =
    value instanceof NetArray
      ? value.items
      : value instanceof NetEnumerable
        ? [...value.elements()]
        : undefined;
  return items?.map((item) => toText(item, context)).join(',');
}

function enumOfNumber(number: bigint, shown: string, type: NetType): EnumValue {
  if (!isDefined(number, type)) throw undefinedNumber(shown, 'UndefinedIntegerToEnum', type);
  return new EnumValue(type.fullName, number);
}

function enumOfText(text: string, type: NetType, context: NetContext, isList: boolean): EnumValue {
  const bare = text.trim();
  if (/^[+-]?\d+$/.test(bare)) {
    const number = BigInt(bare.replace('+', ''));
    if (!isDefined(number, type)) throw undefinedNumber(bare, 'EnumParseUndefined', type);
    return new EnumValue(type.fullName, number);
  }
  const fail = (message: string) =>
    valueCastError(
      'SubstringDisambiguationEnumParseThrewAnException',
      text,
      type,
      new NetException('System.Management.Automation.RuntimeException', message),
      context,
    );
  let number = 0n;
  for (const part of bare.split(',')) {
    if (isList && /^\s*\d+\s*$/.test(part)) {
      number |= BigInt(part.trim());
      continue;
    }
    const found = namesFor(part.trim(), type);
    const [name] = found;
    if (name === undefined) {
      const known = namesOf(type).join(', ');
      throw fail(
        `Unable to match the identifier name ${text} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${known}`,
      );
    }
    if (found.length > 1) {
      throw fail(
        `The identifier name ${text} cannot be processed because it is either too similar or identical to the following enumerator names: ${found.join(', ')}. Use a more specific identifier name.`,
      );
    }
    number |= valuesOf(type).get(name) ?? 0n;
  }
  return new EnumValue(type.fullName, number);
}

/** Enums with a converter of texts of their own: their names are neither cut short nor trimmed, and may hold wildcards. */
const ownConverted = new Set(
  ['PSMemberTypes', 'PSMemberViewTypes'].map((name) => `System.Management.Automation.${name}`),
);

function exactNames(text: string, type: NetType, context: NetContext): EnumValue {
  let number = 0n;
  for (const part of text.split(',')) {
    const matches = wildcardPattern(part);
    const found = [...valuesOf(type)].filter(([name]) => matches(name));
    if (found.length === 0) {
      const { exception } = undefinedNumber(part, 'InvalidCastEnumStringNotFound', type).record;
      throw valueCastError('InvalidCastPSTypeConvertersConvertFrom', text, type, exception, context);
    }
    for (const [, flag] of found) number |= flag;
  }
  return new EnumValue(type.fullName, number);
}
