import { convert } from '../convert/convert.ts';
import type { NetContext } from '../types/netType.ts';
import { ScriptError, scriptError } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';

/** How many arguments the constructors of attributes take, by lower-case name: the fewest and the most. */
const counts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['cmdletbinding', [0, 0]],
  ['parameter', [0, 0]],
  ['validatenotnull', [0, 0]],
  ['validatenotnullorempty', [0, 0]],
  ['validaterange', [1, 2]],
  ['validatelength', [2, 2]],
  ['validatecount', [2, 2]],
  ['validatepattern', [1, 1]],
  ['validatescript', [1, 1]],
]);

/** Throws PowerShell's error where no constructor of an attribute takes so many arguments. */
export function checkArgumentCount(attribute: string, count: number): void {
  const [fewest, most] = counts.get(attribute) ?? [0, count];
  if (count >= fewest && count <= most) return;
  throw scriptError(
    'MethodCountCouldNotFindBest',
    `Cannot find an overload for ".ctor" and the argument count: "${String(count)}".`,
    most === 0 ? 'InvalidOperation' : 'NotSpecified',
    { type: 'System.Management.Automation.MethodException' },
  );
}

/** An argument of an attribute's constructor as the type that it takes. Throws what making the attribute throws. */
export function attributeArgument(
  attribute: string,
  value: Value,
  typeName: string,
  context: NetContext,
): Value {
  const type = context.types.find(typeName);
  if (type === undefined) return value;
  try {
    return convert(value, type, context);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw scriptError(
      'ExceptionConstructingAttribute',
      `The following exception occurred while constructing the attribute "${attribute}": "${error.message}"`,
      'InvalidOperation',
      { inner: error.record.exception },
    );
  }
}
