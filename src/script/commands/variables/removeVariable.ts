import { ScriptError } from '../../values/errorRecord.ts';
import { isLocked } from '../../values/variable.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { scopeGiven } from './scopeReference.ts';
import { notWritable, variablesNamed } from './variableFilter.ts';

/** Remove-Variable. */
export const removeVariable = cmdlet({
  name: 'Remove-Variable',
  className: 'RemoveVariableCommand',
  module: 'Utility',
  notEmpty: ['Scope'],
  aliases: ['rv'],
  syntax:
    '[-Name] <string[]> [-Include <string[]>] [-Exclude <string[]>] [-Force] [-Scope <string>] [-WhatIf] [-Confirm]',
  parameters: { Name: { pipeline: 'property' } },
  start: (runtime) => ({
    process() {
      // Those of the scopes around stay where no scope is named.
      const scope = scopeGiven(runtime) ?? 'local';
      for (const variable of variablesNamed(runtime.strings('Name') ?? [], scope, runtime)) {
        const { name } = variable;
        if (!runtime.shouldProcess(`Name: ${name}`, 'Remove variable')) continue;
        if (isLocked(variable, runtime.flag('Force'))) runtime.writeError(notWritable(name, 'remove'));
        else runtime.runspace.variables.remove(name, scope);
      }
    },
  }),
});

/** Clear-Variable: sets variables to null. */
export const clearVariable = cmdlet({
  name: 'Clear-Variable',
  className: 'ClearVariableCommand',
  module: 'Utility',
  notEmpty: ['Scope'],
  aliases: ['clv'],
  syntax:
    '[-Name] <string[]> [-Include <string[]>] [-Exclude <string[]>] [-Force] [-PassThru] [-Scope <string>] [-WhatIf] [-Confirm]',
  parameters: { Name: { pipeline: 'property' } },
  start: (runtime) => ({
    process() {
      const scope = scopeGiven(runtime);
      for (const { name } of variablesNamed(runtime.strings('Name') ?? [], scope, runtime)) {
        if (!runtime.shouldProcess(`Name: ${name}`, 'Clear variable')) continue;
        try {
          const cleared = runtime.runspace.variables.assign(name, null, scope, runtime.flag('Force'));
          if (runtime.flag('PassThru')) runtime.write(cleared);
        } catch (error) {
          if (!(error instanceof ScriptError)) throw error;
          runtime.writeError(error.record);
        }
      }
    },
  }),
});
