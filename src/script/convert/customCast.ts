import type { NetContext } from '../types/netType.ts';
import { castError } from './castError.ts';
import type { ScriptError } from '../values/errorRecord.ts';
import { NetException } from '../values/netException.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import type { Value } from '../values/value.ts';
import { toText } from './toText.ts';

const innerType = 'System.Management.Automation.LanguagePrimitives+InternalPSCustomObject';

/** Names that members of every object have. */
const reserved: ReadonlySet<string> = new Set(['psobject', 'psbase', 'psadapted', 'psextended']);

/** The error of an entry whose key can be no name of a property; undefined where it can. */
function nameError(name: string, { typeName }: Dictionary): ScriptError | undefined {
  const refused = (message: string, inner: NetException | null = null) =>
    castError(
      'InvalidCastConstructorException',
      `Cannot convert value "${typeName}" to type "${innerType}". Error: "${message}"`,
      inner,
    );
  if (name === '') {
    const message =
      'Cannot process argument because the value of argument "name" is not valid. Change the value of the "name" argument and run the operation again.';
    return refused(message, new NetException('System.Management.Automation.PSArgumentException', message));
  }
  const lower = name.toLowerCase();
  if (reserved.has(lower)) return refused(`The member name "${name}" is reserved.`);
  if (lower !== 'pstypenames') return undefined;
  return castError(
    'ObjectCreationError',
    `Cannot create object of type "${innerType}". Set accessor for property "pstypenames" is unavailable.`,
  );
}

/** `[pscustomobject]` of a value: an object of the entries of a dictionary, whose type PSTypeName names; other values as they are. */
export function toCustomObject(value: Value, context: NetContext): Value {
  return value instanceof Dictionary ? objectOf(value, context) : value;
}

function objectOf(dictionary: Dictionary, context: NetContext): CustomObject {
  const made = new CustomObject();
  for (const { key, value } of dictionary.entries()) {
    const name = toText(key, context);
    const error = nameError(name, dictionary);
    if (error !== undefined) throw error;
    if (name.toLowerCase() === 'pstypename') made.typeNames = [toText(value, context), ...made.typeNames];
    else made.set(name, value);
  }
  return made;
}
