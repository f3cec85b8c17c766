import { collapse } from '../../members/propertyInfo.ts';
import { hasWildcards } from '../../text/wildcard.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { unwrapNothing, type Value } from '../../values/value.ts';
import { Variable, variablePrivate, type ScopedItemOption } from '../../values/variable.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { scopeGiven } from './scopeReference.ts';
import { notWritable, variablesNamed } from './variableFilter.ts';

const optionType = '<System.Management.Automation.ScopedItemOptions>';
const visibilityType = '<System.Management.Automation.SessionStateEntryVisibility>';

/** Options as -Option names them. */
function optionsGiven(runtime: CommandRuntime): ScopedItemOption[] {
  const known = ['ReadOnly', 'Constant', 'Private', 'AllScope'] as const;
  const given = (runtime.string('Option') ?? '').split(',').map((name) => name.trim().toLowerCase());
  return known.filter((name) => given.includes(name.toLowerCase()));
}

function dress(variable: Variable, runtime: CommandRuntime): void {
  const description = runtime.string('Description');
  if (description !== undefined) variable.description = description;
  if (runtime.has('Option')) variable.setOptions(optionsGiven(runtime));
  const visibility = runtime.string('Visibility');
  if (visibility !== undefined) variable.setHidden(visibility.toLowerCase() === 'private');
}

/** New-Variable: a variable that there is none of yet. */
export const newVariable = cmdlet({
  name: 'New-Variable',
  className: 'NewVariableCommand',
  module: 'Utility',
  notEmpty: ['Scope'],
  aliases: ['nv'],
  syntax: `[-Name] <string> [[-Value] <Object>] [-Description <string>] [-Option ${optionType}] [-Visibility ${visibilityType}] [-Force] [-PassThru] [-Scope <string>] [-WhatIf] [-Confirm]`,
  parameters: { Name: { pipeline: 'property' }, Value: { pipeline: 'both' } },
  start: (runtime) => ({
    process() {
      const name = runtime.string('Name') ?? '';
      const scope = scopeGiven(runtime);
      const { variables } = runtime.runspace;
      const known = variables.find(name, scope ?? 'local');
      if (known !== undefined && !runtime.flag('Force')) {
        runtime.writeError(
          commandError(
            'VariableAlreadyExists',
            `A variable with name '${name}' already exists.`,
            'ResourceExists',
            {
              type: 'System.Management.Automation.SessionStateException',
              target: name,
            },
          ),
        );
        return;
      }
      if (known?.options.has('Constant') === true) {
        runtime.writeError(notWritable(name, 'overwrite'));
        return;
      }
      if (!runtime.shouldProcess(`Name: ${name} Value: ${runtime.string('Value') ?? ''}`, 'New variable'))
        return;
      const variable = new Variable(name, unwrapNothing(runtime.value('Value') ?? null));
      dress(variable, runtime);
      variables.put(variable, scope);
      if (runtime.flag('PassThru')) runtime.write(variable);
    },
  }),
});

/** Set-Variable: sets variables, or makes them; what comes from the pipeline together. */
export const setVariable = cmdlet({
  name: 'Set-Variable',
  className: 'SetVariableCommand',
  module: 'Utility',
  notEmpty: ['Scope'],
  aliases: ['set', 'sv'],
  syntax: `[-Name] <string[]> [[-Value] <Object>] [-Include <string[]>] [-Exclude <string[]>] [-Description <string>] [-Option ${optionType}] [-Append] [-Force] [-Visibility ${visibilityType}] [-PassThru] [-Scope <string>] [-WhatIf] [-Confirm]`,
  parameters: { Name: { pipeline: 'property' }, Value: { pipeline: 'both' } },
  start(runtime) {
    const given: Value[] = [];
    const piped = runtime.invocation.expectingInput;
    return {
      process() {
        if (piped && runtime.has('Value')) given.push(runtime.value('Value') ?? null);
      },
      end() {
        const value = piped ? collapse(given) : (runtime.value('Value') ?? null);
        assignAll(unwrapNothing(value), piped ? given.length > 0 : runtime.has('Value'), runtime);
      },
    };
  },
});

function assignAll(value: Value, hasValue: boolean, runtime: CommandRuntime): void {
  const { variables } = runtime.runspace;
  const scope = scopeGiven(runtime);
  for (const name of runtime.strings('Name') ?? []) {
    const names = hasWildcards(name) ? variablesNamed([name], scope, runtime).map((one) => one.name) : [name];
    for (const one of names) {
      if (!runtime.shouldProcess(`Name: ${one} Value: ${runtime.runspace.text(value)}`, 'Set variable'))
        continue;
      try {
        const known = variables.find(one, scope);
        if (known?.isHidden === true) throw variablePrivate(one);
        const kept = hasValue || known === undefined ? value : known.read();
        const variable = variables.assign(one, kept, scope, runtime.flag('Force'));
        dress(variable, runtime);
        if (runtime.flag('PassThru')) runtime.write(variable);
      } catch (error) {
        if (!(error instanceof ScriptError)) throw error;
        runtime.writeError(error.record);
      }
    }
  }
}
