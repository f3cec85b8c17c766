import { tryConvert } from '../convert/convert.ts';
import { castError } from '../convert/castError.ts';
import { toText } from '../convert/toText.ts';
import { cultureText } from '../text/cultureText.ts';
import { DateTime } from '../values/dateTime.ts';
import { NetType, type NetContext } from '../types/netType.ts';
import { isAssignable } from '../types/lookup.ts';
import { customObjectCast } from '../types/psObjectType.ts';
import { CustomObject } from '../values/customObject.ts';
import { scriptError } from '../values/errorRecord.ts';
import { Boxed, extensionOf, unboxed } from '../values/extendedMembers.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';

/** The type that the right operand of `-is` or `-as` is. */
function operandType(value: Value, operator: 'is' | 'as', context: NetContext): NetType {
  if (value instanceof NetType) return value;
  if (isNull(value)) {
    throw scriptError(
      operator === 'is' ? 'IsOperatorRequiresType' : 'AsOperatorRequiresType',
      `The right operand of '-${operator}' must be a type.`,
      'InvalidOperation',
    );
  }
  const name = toText(value, context);
  const found = context.types.find(name);
  if (found !== undefined) return found;
  const message = `Cannot convert the "${name}" value of type "System.String" to type "System.Type".`;
  if (operator === 'as') throw castError('InvalidCastFromStringToType', message);
  throw scriptError('RuntimeException', message, 'NotSpecified');
}

/** Whether a value is of a type, or of one derived from it. */
function isOfType(given: Value, type: NetType, context: NetContext): boolean {
  if (isNull(given)) return false;
  if (type.fullName === 'System.Management.Automation.PSObject') {
    return (
      given instanceof CustomObject ||
      given instanceof Boxed ||
      (given instanceof NetObject && extensionOf(given) !== undefined)
    );
  }
  return isAssignable(context.types.of(unboxed(given)), type, context.types);
}

/** `-is`. */
export function isOperator(left: Value, right: Value, context: NetContext): boolean {
  return isOfType(left, operandType(right, 'is', context), context);
}

/** `-as`. */
export function asOperator(left: Value, right: Value, context: NetContext): Value {
  const type = operandType(right, 'as', context);
  if (type === customObjectCast) return left;
  if (type.fullName === 'System.String' && left instanceof DateTime) return cultureText(left, context);
  return tryConvert(left, type, context) ?? null;
}
