import type { NetContext, NetType } from '../types/netType.ts';
import { typeText } from '../types/typeText.ts';
import { cultureText } from '../text/cultureText.ts';
import { ErrorRecord, ScriptError } from '../values/errorRecord.ts';
import { EnumValue } from '../values/enumValue.ts';
import { NetException } from '../values/netException.ts';
import { CustomObject } from '../values/customObject.ts';
import { Char } from '../values/number.ts';
import { toText } from './toText.ts';
import type { Value } from '../values/value.ts';

/** The error of a conversion: RuntimeException, within it the PSInvalidCastException, within that what .NET said. */
export function castError(id: string, message: string, inner: NetException | null = null): ScriptError {
  const cast = new NetException('System.Management.Automation.PSInvalidCastException', message, inner);
  return new ScriptError(
    new ErrorRecord({
      exception: new NetException('System.Management.Automation.RuntimeException', message, cast),
      id,
      category: 'InvalidArgument',
    }),
  );
}

/** A value as messages of conversions show it. */
export function shownValue(value: Value, context: NetContext): string {
  return value instanceof CustomObject ? toText(value, context) : cultureText(value, context);
}

/** `Cannot convert value "x" to type "System.Int32". Error: "…"`. */
export function valueCastError(
  id: string,
  value: Value,
  type: NetType,
  inner: NetException,
  context: NetContext,
): ScriptError {
  const shown = shownValue(value, context);
  return castError(
    id,
    `Cannot convert value "${shown}" to type "${typeText(type.fullName)}". Error: "${inner.message}"`,
    inner,
  );
}

/** Types that IConvertible has a method for: its errors name them without their namespace. */
const convertibleTypes =
  /^System\.(?:Boolean|Char|String|DateTime|S?Byte|U?Int(?:16|32|64)|Single|Double|Decimal)$/;

/** The error of a value that .NET takes for IConvertible although the type has no conversion from it. */
export function invalidCast(value: Value, type: NetType, context: NetContext): ScriptError {
  const from = context.types.of(value);
  const named = convertibleTypes.test(type.fullName)
    ? [from.name, type.name]
    : [from.fullName, type.fullName];
  return valueCastError(
    'InvalidCastIConvertible',
    value,
    type,
    new NetException('System.InvalidCastException', `Invalid cast from '${named.join("' to '")}'.`),
    context,
  );
}

/** Whether .NET takes the value for IConvertible although no number and no text. */
export function isConvertible(value: Value): boolean {
  return (
    typeof value === 'boolean' ||
    value instanceof Char ||
    value instanceof EnumValue ||
    (typeof value === 'object' && value !== null && value.typeName === 'System.DateTime')
  );
}

/** The error of a value that nothing makes one of the type. */
export function noCast(value: Value, type: NetType, context: NetContext): ScriptError {
  return isConvertible(value) ? invalidCast(value, type, context) : noConversion(value, type, context);
}

/** Types whose errors keep the value to themselves. */
const secretTypes: ReadonlySet<string> = new Set([
  'System.Security.SecureString',
  'System.Management.Automation.PSCredential',
]);

/** `Cannot convert the "x" value of type "System.String" to type "System.Collections.Hashtable".` */
export function noConversion(value: Value, type: NetType, context: NetContext): ScriptError {
  const from = context.types.of(value).fullName;
  const shown = shownValue(value, context);
  const secret = secretTypes.has(type.fullName) || (shown === '' && typeof value !== 'string');
  return castError(
    'ConvertToFinalInvalidCastException',
    secret
      ? `Cannot convert the value of type "${from}" to type "${typeText(type.fullName)}".`
      : `Cannot convert the "${shown}" value of type "${from}" to type "${typeText(type.fullName)}".`,
  );
}
