import type { NetContext, NetType } from '../types/netType.ts';
import { typeText } from '../types/typeText.ts';
import { cultureText } from '../text/cultureText.ts';
import { ErrorRecord, ScriptError } from '../values/errorRecord.ts';
import { NetException } from '../values/netException.ts';
import { CustomObject } from '../values/customObject.ts';
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

/** The error of a value that .NET takes for IConvertible although the type has no conversion from it. */
export function invalidCast(value: Value, type: NetType, context: NetContext): ScriptError {
  const from = context.types.of(value).name;
  return valueCastError(
    'InvalidCastIConvertible',
    value,
    type,
    new NetException('System.InvalidCastException', `Invalid cast from '${from}' to '${type.name}'.`),
    context,
  );
}

/** `Cannot convert the "x" value of type "System.String" to type "System.Collections.Hashtable".` */
export function noConversion(value: Value, type: NetType, context: NetContext): ScriptError {
  const from = context.types.of(value).fullName;
  const shown = shownValue(value, context);
  const secret = type.fullName === 'System.Security.SecureString' || shown === '';
  return castError(
    'ConvertToFinalInvalidCastException',
    secret
      ? `Cannot convert the value of type "${typeText(from)}" to type "${typeText(type.fullName)}".`
      : `Cannot convert the "${shown}" value of type "${typeText(from)}" to type "${typeText(type.fullName)}".`,
  );
}
