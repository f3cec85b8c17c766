import { EnumValue } from './enumValue.ts';
import type { Value } from './value.ts';

/** Why nothing may be suspended. */
export const reservedPreference =
  'The Suspend ActionPreference value is reserved for future use and is not supported at this time. For more information about preference variables, see the Help topic, "about_Preference_Variables."';

/** Whether a value is the preference to suspend, which is there and does nothing yet. */
export function isReserved(value: Value): boolean {
  return (
    value instanceof EnumValue &&
    value.typeName === 'System.Management.Automation.ActionPreference' &&
    value.value === 5n
  );
}
