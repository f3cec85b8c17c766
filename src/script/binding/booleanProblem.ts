import { isNumberType } from '../convert/toNumber.ts';
import type { TypeResolver } from '../types/netType.ts';
import { typeText } from '../types/typeText.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { isNull, type Value } from '../values/value.ts';

/** Full name of the type of switches. */
export const switchName = 'System.Management.Automation.SwitchParameter';

const booleanHint =
  'Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.';

/** Why a value cannot be one for a Boolean or a switch of a function; undefined where it can. */
export function booleanProblem(
  value: Value,
  fullName: string,
  session: { readonly types: TypeResolver },
): string | undefined {
  if (fullName !== 'System.Boolean' && fullName !== switchName) return undefined;
  if (isNull(value))
    return fullName === switchName
      ? undefined
      : `Cannot convert value "" to type "${fullName}". ${booleanHint}`;
  const type = session.types.of(unboxed(value));
  const from = type.fullName;
  return type.facts.kind === 'enum' || from === 'System.Boolean' || from === switchName || isNumberType(from)
    ? undefined
    : `Cannot convert value "${typeText(from)}" to type "${fullName}". ${booleanHint}`;
}
