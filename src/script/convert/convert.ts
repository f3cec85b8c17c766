import type { NetContext, NetType } from '../types/netType.ts';
import { isAssignable } from '../types/lookup.ts';
import { customObjectCast } from '../types/psObjectType.ts';
import { typeText } from '../types/typeText.ts';
import { isNumber } from '../text/formatNumber.ts';
import { dbNull } from '../values/dbNull.ts';
import { DelegateBlock } from '../values/delegateBlock.ts';
import { EnumValue } from '../values/enumValue.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { Boxed } from '../values/extendedMembers.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import { Char, Integer } from '../values/number.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { Reference, referenceOf } from '../values/reference.ts';
import { ScriptObject } from '../values/scriptObject.ts';
import { SwitchParameter } from '../values/switchParameter.ts';
import { isNull, type Value } from '../values/value.ts';
import { castError, noCast, valueCastError } from './castError.ts';
import { toCustomObject } from './customCast.ts';
import { fromPropertyBag } from './propertyBag.ts';
import { toArray, toCollection } from './toArray.ts';
import { toBoolean } from './toBoolean.ts';
import { toChar } from './toChar.ts';
import { toEnum } from './toEnum.ts';
import {
  changeNumber,
  isNumberType,
  isOutOfRange,
  numberOfText,
  wholeOfType,
  type NumberTypeName,
  type OutOfRange,
} from './toNumber.ts';
import { toText } from './toText.ts';
import { fromText } from './fromText.ts';
import { viaConstructor } from './viaConstructor.ts';

/** A value as one of a type, as a cast has it. Throws PowerShell's error where it cannot be. */
export function convert(value: Value, type: NetType, context: NetContext): Value {
  const { fullName } = type;
  if (typeof value === 'string' && fullName === 'System.String') return value;
  if (typeof value === 'number' && fullName === 'System.Int32') return value;
  if (type === customObjectCast) return toCustomObject(value, context);
  if (fullName === 'System.Object' || fullName === 'System.Management.Automation.PSObject') return value;
  if (fullName === 'System.Void') return null;
  if (value instanceof Boxed && fullName === 'System.String') return toText(value, context);
  if (value instanceof Boxed && fullName !== 'System.Object[]') return convert(value.base, type, context);
  if (isNull(value)) return fromNull(type);
  if (value instanceof ScriptObject && isNumberType(fullName)) {
    const made = byOperator(value, type, context);
    if (made !== undefined) return made;
  }
  switch (fullName) {
    case 'System.Boolean':
      return toBoolean(value);
    case 'System.String':
      return toText(value, context);
    case 'System.Management.Automation.SwitchParameter':
      if (typeof value === 'boolean') return new SwitchParameter(value);
      break;
    case 'System.Management.Automation.PSReference':
      return value instanceof Reference ? value : referenceOf(value);
    case 'System.Char':
      return toChar(value, type, context);
  }
  if (isNumberType(fullName)) return toNumberType(value, fullName, type, context);
  if (type.facts.kind === 'enum') {
    return value instanceof EnumValue && value.typeName === fullName
      ? value
      : (toEnum(value, type, context) ?? toObject(value, type, context));
  }
  if (isAssignable(context.types.of(value), type, context.types)) return value;
  const nullable = /^System\.Nullable`1\[\[([^,\]]+)/.exec(fullName)?.[1];
  if (nullable !== undefined) {
    const inner = context.types.find(nullable);
    if (inner !== undefined) return convert(value, inner, context);
  }
  return toObject(value, type, context);
}

/** A value as one of a type; undefined where it cannot be (`-as`). */
export function tryConvert(value: Value, type: NetType, context: NetContext): Value | undefined {
  try {
    return convert(value, type, context);
  } catch (error) {
    if (error instanceof ScriptError) return undefined;
    throw error;
  }
}

/** A text becomes a Uri of either kind: the constructor for texts alone takes absolute ones. */
function uriOfText(text: Value, { facts }: NetType, context: NetContext): Value | undefined {
  const made = facts.constructors.find(({ parameters }) => parameters[1]?.type === 'System.UriKind');
  return made?.invoke(null, [text, new EnumValue('System.UriKind', 0n)], context);
}

/** By a conversion that the type declares for values of the other's type: `op_Implicit`, `op_Explicit`. */
function byOperator(value: Value, type: NetType, context: NetContext): Value | undefined {
  const from = context.types.of(value);
  const operators = [type, from].flatMap(({ facts }) =>
    ['op_implicit', 'op_explicit'].flatMap((name) => facts.staticMethods.get(name)?.overloads ?? []),
  );
  const fitting = operators.find(({ parameters: [first, second], returns }) => {
    const taken = first === undefined ? undefined : context.types.find(first.type);
    return (
      second === undefined &&
      returns === type.fullName &&
      taken !== undefined &&
      isAssignable(from, taken, context.types)
    );
  });
  return fitting?.invoke(null, [value], context);
}

function toObject(value: Value, type: NetType, context: NetContext): Value {
  const again = (item: Value, to: NetType) => convert(item, to, context);
  const { fullName } = type;
  const isUri = fullName === 'System.Uri' && (typeof value === 'string' || isNumber(value));
  if (fullName === 'System.Array' || fullName.endsWith('[]')) return toArray(value, type, context, again);
  if (fullName.endsWith('&')) return value instanceof Reference ? value : referenceOf(value);
  if (value instanceof ScriptBlock && type.facts.base === 'System.Delegate')
    return new DelegateBlock(value, fullName);
  const collection = toCollection(value, type, context, again);
  if (collection !== undefined) return collection;
  try {
    const parsed = isUri ? uriOfText(toText(value, context), type, context) : fromText(value, type, context);
    if (parsed !== undefined) return parsed;
    const made = viaConstructor(value, type, context, again);
    if (made !== undefined) return made;
    const late = isNumber(value) ? fromText(toText(value, context), type, context) : undefined;
    if (late !== undefined) return late;
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    throw valueCastError(
      isUri ? 'InvalidCastFromStringToUri' : 'InvalidCastConstructorException',
      value,
      type,
      error.exception,
      context,
    );
  }
  const made = fromPropertyBag(value, type, context, again) ?? byOperator(value, type, context);
  if (made !== undefined) return made;
  // Of which enum a name is to be a value, nothing tells.
  if (fullName === 'System.Enum' && typeof value === 'string')
    throw valueCastError('InvalidCastFromStringToEnum', value, type, lateBound(), context);
  throw noCast(value, type, context);
}

function lateBound(): NetException {
  return new NetException(
    'System.InvalidOperationException',
    'Late bound operations cannot be performed on types or methods for which ContainsGenericParameters is true.',
  );
}

/** Null is zero, false and the empty text; null for classes; an error for other structs. */
function fromNull(type: NetType): Value {
  const { fullName } = type;
  if (fullName === 'System.String') return '';
  if (fullName === 'System.Boolean') return false;
  if (fullName === 'System.Char') return new Char(0);
  if (isNumberType(fullName)) return wholeOfType(0n, fullName) ?? null;
  if (fullName === 'System.Management.Automation.SwitchParameter') return new SwitchParameter(false);
  if (fullName.startsWith('System.Nullable`1')) return null;
  if (fullName === 'System.Management.Automation.PSReference') return referenceOf(null);
  if (type.facts.kind === 'enum') {
    const names = [...(type.facts.enumeration?.values.keys() ?? [])].join(',');
    throw castError(
      'nullToEnumInvalidCast',
      `Cannot convert null to type "${fullName}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${names}".`,
    );
  }
  if (type.facts.kind !== 'struct') return null;
  throw castError('nullToObjectInvalidCast', `Cannot convert null to type "${typeText(fullName)}".`);
}

const textIds = (type: string) =>
  type === 'System.Double' || type === 'System.Single'
    ? 'InvalidCastFromStringToDoubleOrSingle'
    : type === 'System.Decimal'
      ? 'InvalidCastFromStringToDecimal'
      : 'InvalidCastFromStringToInteger';

/** Numbers that .NET does not count as primitive: they are made as other structs are. */
const madeEmpty: ReadonlySet<string> = new Set(['System.Decimal', 'System.Numerics.BigInteger']);

function toNumberType(value: Value, name: NumberTypeName, type: NetType, context: NetContext): Value {
  let changed: Value | OutOfRange;
  let id = 'InvalidCastIConvertible';
  if (typeof value === 'string') {
    changed = numberOfText(value, name);
    id = textIds(name);
  } else if (typeof value === 'boolean') return wholeOfType(value ? 1n : 0n, name) ?? null;
  else if (isNumber(value)) {
    changed = changeNumber(value, name);
    if (value instanceof Integer && value.typeName === 'System.Numerics.BigInteger') {
      id = 'InvalidCastTargetInvocationExceptionop_Explicit';
      if (isOutOfRange(changed) && /Byte|Int16/.test(name))
        changed = { ...changed, message: 'Arithmetic operation resulted in an overflow.' };
    }
  } else if (value instanceof Char || value instanceof EnumValue) {
    changed = changeNumber(value instanceof Char ? value.code : value.value, name);
  } else if (value === dbNull)
    throw valueCastError(
      id,
      value,
      type,
      new NetException('System.InvalidCastException', 'Object cannot be cast from DBNull to other types.'),
      context,
    );
  else {
    const again = (item: Value, to: NetType) => convert(item, to, context);
    const made =
      viaConstructor(value, type, context, again) ??
      (madeEmpty.has(name) ? fromPropertyBag(value, type, context, again) : undefined);
    if (made !== undefined) return made;
    throw noCast(value, type, context);
  }
  if (!isOutOfRange(changed)) return changed;
  throw valueCastError(id, value, type, new NetException(changed.type, changed.message), context);
}
