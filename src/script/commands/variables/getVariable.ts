import { cmdlet } from '../cmdletBuilder.ts';
import { scopeGiven } from './scopeReference.ts';
import { variablesNamed } from './variableFilter.ts';

/** Get-Variable. */
export const getVariable = cmdlet({
  name: 'Get-Variable',
  className: 'GetVariableCommand',
  module: 'Utility',
  notEmpty: ['Name', 'Scope'],
  aliases: ['gv'],
  syntax: '[[-Name] <string[]>] [-ValueOnly] [-Include <string[]>] [-Exclude <string[]>] [-Scope <string>]',
  parameters: { Name: { pipeline: 'both' } },
  start: (runtime) => ({
    process() {
      for (const variable of variablesNamed(runtime.strings('Name') ?? ['*'], scopeGiven(runtime), runtime)) {
        if (runtime.flag('ValueOnly')) runtime.write(variable.read());
        else runtime.write(variable);
      }
    },
  }),
});
