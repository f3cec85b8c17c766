import { EnumValue } from '../../values/enumValue.ts';
import type { Value } from '../../values/value.ts';
import type { Scope } from './scope.ts';

/** Names of System.Management.Automation.ActionPreference in the order of their numbers. */
const actionPreferences = [
  'SilentlyContinue',
  'Stop',
  'Continue',
  'Inquire',
  'Ignore',
  'Suspend',
  'Break',
] as const;

/** What is done with a record of a stream. */
export type ActionPreference = (typeof actionPreferences)[number];

const byName = new Map(actionPreferences.map((name) => [name.toLowerCase(), name]));

/** Full name of the enum of preferences. */
export const actionPreferenceType = 'System.Management.Automation.ActionPreference';

/** A preference as its variable holds it. */
export function actionPreferenceValue(preference: ActionPreference): EnumValue {
  return new EnumValue(actionPreferenceType, BigInt(actionPreferences.indexOf(preference)));
}

/** What a value says as a preference; the fallback where it says nothing. */
export function actionPreferenceOf(value: Value | undefined, fallback: ActionPreference): ActionPreference {
  if (value instanceof EnumValue) return actionPreferences[Number(value.value)] ?? fallback;
  if (typeof value === 'number') return actionPreferences[value] ?? fallback;
  return (typeof value === 'string' ? byName.get(value.trim().toLowerCase()) : undefined) ?? fallback;
}

/** What a preference variable says in a scope. */
export function preferenceIn(scope: Scope, variable: string, fallback: ActionPreference): ActionPreference {
  return actionPreferenceOf(scope.find(variable)?.read(), fallback);
}
