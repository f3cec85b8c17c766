import type { ParameterBinding } from '../../binding/parameterBinding.ts';
import { toBoolean } from '../../convert/toBoolean.ts';
import { EnumValue } from '../../values/enumValue.ts';
import type { Value } from '../../values/value.ts';
import { Variable } from '../../values/variable.ts';
import { actionPreferenceValue } from '../variables/preference.ts';
import type { Scope } from '../variables/scope.ts';

/** Preference variables that a common parameter of an advanced function sets within it. */
const preferences: readonly (readonly [string, string])[] = [
  ['ErrorAction', 'ErrorActionPreference'],
  ['WarningAction', 'WarningPreference'],
  ['InformationAction', 'InformationPreference'],
  ['ProgressAction', 'ProgressPreference'],
];

/** Sets the preference variables that the common parameters of a call name: they hold in the function and in all that it calls. */
export function setCommonPreferences(scope: Scope, binding: ParameterBinding): void {
  const set = (name: string, value: Value): void => {
    scope.put(new Variable(name, value));
  };
  for (const [parameter, variable] of preferences) {
    const value = binding.value(parameter);
    if (value !== undefined) set(variable, value);
  }
  for (const parameter of ['Verbose', 'Debug']) {
    const value = binding.value(parameter);
    if (value !== undefined)
      set(
        `${parameter}Preference`,
        actionPreferenceValue(toBoolean(value) ? 'Continue' : 'SilentlyContinue'),
      );
  }
  const whatIf = binding.value('WhatIf');
  if (whatIf !== undefined) set('WhatIfPreference', whatIf);
  const confirm = binding.value('Confirm');
  if (confirm !== undefined) set('ConfirmPreference', confirmImpact(toBoolean(confirm) ? 'Low' : 'None'));
}

/** Names of System.Management.Automation.ConfirmImpact in the order of their numbers. */
export const confirmImpacts = ['None', 'Low', 'Medium', 'High'] as const;

/** A value of ConfirmImpact. */
export function confirmImpact(name: (typeof confirmImpacts)[number]): EnumValue {
  return new EnumValue('System.Management.Automation.ConfirmImpact', BigInt(confirmImpacts.indexOf(name)));
}
