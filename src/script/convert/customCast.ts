import type { NetContext } from '../types/netType.ts';
import { castError } from './castError.ts';
import type { ScriptError } from '../values/errorRecord.ts';
import { NetException } from '../values/netException.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { isNull, type Value } from '../values/value.ts';
import { toText } from './toText.ts';

/** The error of an entry whose key can be no name of a property. */
function namelessError({ typeName }: Dictionary): ScriptError {
  const message =
    'Cannot process argument because the value of argument "name" is not valid. Change the value of the "name" argument and run the operation again.';
  return castError(
    'InvalidCastConstructorException',
    `Cannot convert value "${typeName}" to type "System.Management.Automation.LanguagePrimitives+InternalPSCustomObject". Error: "${message}"`,
    new NetException('System.Management.Automation.PSArgumentException', message),
  );
}

/** `[pscustomobject]` of a value: an object of the entries of a dictionary, other values as they are. */
export function toCustomObject(value: Value, context: NetContext): Value {
  if (isNull(value)) return value;
  if (!(value instanceof Dictionary)) return value;
  const made = new CustomObject();
  for (const { key, value: item } of value.entries()) {
    const name = toText(key, context);
    if (name === '') throw namelessError(value);
    if (name.toLowerCase() === 'pstypename') made.typeNames = [toText(item, context)];
    else made.set(name, item);
  }
  return made;
}
