import { isNumber } from '../text/formatNumber.ts';
import { isNumberType, numberTypeOf, type NumberTypeName } from '../convert/toNumber.ts';
import { tryConvert } from '../convert/convert.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import { isAssignable } from '../types/lookup.ts';
import { NetArray } from '../values/netArray.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import { Char } from '../values/number.ts';
import { Reference } from '../values/reference.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { isNull, type Value } from '../values/value.ts';

/** How good a conversion is: PowerShell's order, the best last. Those of a scalar to an array stand {@link scalarToArray} lower. */
export const rank = {
  none: 0,
  unrelatedArrays: 0x0f,
  toText: 0x1f,
  custom: 0x2f,
  convertible: 0x3f,
  implicit: 0x4f,
  explicit: 0x5f,
  constructor: 0x6f,
  parse: 0x7f,
  language: 0x9f,
  truth: 0xa0,
  nullToValue: 0xaf,
  nullToReference: 0xbf,
  numericExplicit: 0xcf,
  numericExplicitToReal: 0xdf,
  numericText: 0xef,
  numberToChar: 0xf0,
  numericImplicit: 0xff,
  assignable: 0x10f,
  textToChars: 0x11a,
  identity: 0x11f,
} as const;

const scalarToArray = 8;

const implicit: Readonly<Record<string, readonly string[]>> = {
  'System.SByte': ['Int16', 'Int32', 'Int64', 'Single', 'Double', 'Decimal'],
  'System.Byte': ['Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  'System.Int16': ['Int32', 'Int64', 'Single', 'Double', 'Decimal'],
  'System.UInt16': ['Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  'System.Int32': ['Int64', 'Single', 'Double', 'Decimal'],
  'System.UInt32': ['Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  'System.Int64': ['Single', 'Double', 'Decimal'],
  'System.UInt64': ['Single', 'Double', 'Decimal'],
  'System.Single': ['Double'],
};

function numberRank(from: NumberTypeName, to: NumberTypeName): number {
  if (from === to) return rank.identity;
  if (to === 'System.Numerics.BigInteger') return rank.implicit;
  if (implicit[from]?.includes(to.slice(7)) === true) return rank.numericImplicit;
  return from === 'System.Decimal' && (to === 'System.Double' || to === 'System.Single')
    ? rank.numericExplicitToReal
    : rank.numericExplicit;
}

/** How well a value can be made one of a type. */
export function conversionRank(given: Value, to: NetType, context: NetContext): number {
  const value = unboxed(given);
  const { fullName } = to;
  if (fullName.endsWith('&')) return referenceRank(value, fullName.slice(0, -1), context);
  if (isNull(value)) return nullRank(to);
  if (fullName === 'System.Object') return rank.assignable;
  if (fullName === 'System.Boolean') {
    if (typeof value === 'boolean') return rank.identity;
    return typeof value === 'string' ? rank.truth : rank.language;
  }
  if (fullName === 'System.String') {
    if (typeof value === 'string') return rank.identity;
    return isNumber(value) ? rank.numericText : rank.toText;
  }
  if (isNumber(value) && isNumberType(fullName)) return numberRank(numberTypeOf(value), fullName);
  const from = context.types.of(value);
  if (from.fullName === fullName) return rank.identity;
  if (typeof value === 'string') return textRank(value, to, context);
  if (isAssignable(from, to, context.types)) return rank.assignable;
  if (fullName === 'System.Char') return isNumber(value) ? rank.numberToChar : rank.none;
  if (isNumberType(fullName)) {
    return value instanceof Char || typeof value === 'boolean' || from.facts.kind === 'enum'
      ? rank.convertible
      : rank.none;
  }
  if (value instanceof ScriptBlock && isDelegate(to)) return rank.language;
  if (fullName.endsWith('[]')) return arrayRank(value, to, context);
  if (to.facts.kind === 'enum') return isNumber(value) ? rank.language : rank.none;
  return tryConvert(value, to, context) === undefined ? rank.none : rank.constructor;
}

/** `[ref]$null` is none of a struct that has no value for `$null`. */
function referenceRank(value: Value, element: string, context: NetContext): number {
  if (!(value instanceof Reference)) return rank.none;
  const type = context.types.find(element);
  return type !== undefined && isNull(value.value) && nullRank(type) === rank.none
    ? rank.none
    : rank.identity;
}

/** `$null` is the empty value of the simple types; other structs and enums have none for it. */
function nullRank({ fullName, facts }: NetType): number {
  if (fullName === 'System.String') return rank.toText;
  if (fullName === 'System.Array' || fullName.endsWith('[]')) return rank.nullToReference + 1;
  if (facts.kind === 'enum') return rank.none;
  if (facts.kind !== 'struct') return rank.nullToReference;
  if (isNumberType(fullName)) return rank.nullToValue;
  return emptyStructs.get(fullName) ?? rank.none;
}

/** Structs beside numbers that `$null` is an empty value of; they go before numbers. */
const emptyStructs: ReadonlyMap<string, number> = new Map([
  ['System.Boolean', rank.nullToValue + 2],
  ['System.Char', rank.nullToValue + 1],
  ['System.Management.Automation.SwitchParameter', rank.nullToValue],
]);

/** Whether a type is one of a method that can be handed over. */
export function isDelegate({ fullName }: NetType): boolean {
  return /^System\.(?:Action|Func|Predicate|Comparison|Converter|EventHandler|Delegate|Text\.RegularExpressions\.MatchEvaluator)\b/.test(
    fullName,
  );
}

function textRank(value: string, to: NetType, context: NetContext): number {
  const { fullName } = to;
  if (fullName === 'System.Char[]') return rank.textToChars;
  if (isNumberType(fullName)) return rank.numericText;
  if (fullName === 'System.Char') return rank.parse;
  if (to.facts.kind === 'enum') return rank.language;
  if (isAssignable(context.types.of(value), to, context.types)) return rank.assignable;
  if (fullName.endsWith('[]')) return arrayRank(value, to, context);
  if (to.facts.staticMethods.has('parse')) return rank.parse;
  if (fullName === 'System.Type') return rank.language - 1;
  return tryConvert(value, to, context) === undefined ? rank.none : rank.constructor;
}

function arrayRank(value: Value, to: NetType, context: NetContext): number {
  const element = context.types.find(to.fullName.slice(0, -2));
  if (element === undefined) return rank.none;
  if (value instanceof NetArray || value instanceof NetEnumerable) return rank.unrelatedArrays;
  const inner = conversionRank(value, element, context);
  return inner === rank.none ? rank.none : inner - scalarToArray;
}

/** How well values of one type fit another, by the types alone. */
export function typeRank(from: NetType, to: NetType, context: NetContext): number {
  if (from.fullName === to.fullName) return rank.identity;
  if (isNumberType(from.fullName) && isNumberType(to.fullName)) return numberRank(from.fullName, to.fullName);
  if (isAssignable(from, to, context.types)) return rank.assignable;
  if (to.fullName === 'System.String') return rank.toText;
  const element = to.fullName.endsWith('[]') ? context.types.find(to.fullName.slice(0, -2)) : undefined;
  const inner = element === undefined ? rank.none : typeRank(from, element, context);
  return inner === rank.none ? rank.none : inner - scalarToArray;
}
