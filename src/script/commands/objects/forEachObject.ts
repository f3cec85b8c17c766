import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull } from '../../values/value.ts';
import type { CmdletInvocation } from '../cmdlet.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeFrom } from '../parameterChecks.ts';
import { writeMember } from './forEachMember.ts';
import { requireSingleClause } from './singleClause.ts';

/** ForEach-Object: runs script blocks, or reads a property or calls a method, for each object. */
export const forEachObject = cmdlet({
  name: 'ForEach-Object',
  className: 'ForEachObjectCommand',
  module: 'Core',
  aliases: ['%', 'foreach'],
  syntax: {
    ScriptBlockSet:
      '[-Process] <scriptblock[]> [-InputObject <psobject>] [-Begin <scriptblock>] [-End <scriptblock>] [-RemainingScripts <scriptblock[]>] [-WhatIf] [-Confirm]',
    PropertyAndMethodSet:
      '[-MemberName] <string> [-InputObject <psobject>] [-ArgumentList <Object[]>] [-WhatIf] [-Confirm]',
    ParallelParameterSet:
      '-Parallel <scriptblock> [-InputObject <psobject>] [-ThrottleLimit <int>] [-TimeoutSeconds <int>] [-AsJob] [-UseNewRunspace] [-WhatIf] [-Confirm]',
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    Process: { allow: ['null', 'emptyCollection'] },
    RemainingScripts: { remaining: true, allow: ['null', 'emptyCollection'] },
    ArgumentList: { remaining: true, aliases: ['Args'] },
    ThrottleLimit: { checks: [rangeFrom(1)] },
    TimeoutSeconds: { checks: [rangeFrom(0)] },
  },
  start(runtime) {
    if (runtime.parameterSetName === 'PropertyAndMethodSet')
      return {
        process() {
          writeMember(runtime.value('InputObject') ?? null, runtime);
        },
      };
    if (runtime.flag('WhatIf') || runtime.flag('Confirm'))
      runtime.throwTerminating(
        commandError(
          'NoShouldProcessForScriptBlockSet',
          'The -WhatIf and -Confirm parameters are not supported for script blocks.',
          'InvalidOperation',
          { type: 'System.InvalidOperationException' },
        ),
      );
    const parallel = runtime.block('Parallel');
    return parallel === undefined ? withScripts(runtime) : inSequence(parallel, runtime);
  },
});

/** The script blocks: where there are several, the first is that of the beginning, of three and more the last that of the end. */
function withScripts(runtime: CommandRuntime): CmdletInvocation {
  const blocks = (name: string) =>
    (runtime.list(name) ?? []).map((value) => (value instanceof ScriptBlock ? value : null));
  const begin = runtime.block('Begin');
  const scripts = [
    ...(begin === undefined ? [] : [begin]),
    ...blocks('Process'),
    ...blocks('RemainingScripts'),
  ];
  const start = scripts.length > 1 ? 1 : 0;
  let end = scripts.length;
  let endScript = runtime.block('End') ?? null;
  if (endScript === null && scripts.length > 2) {
    end = scripts.length - 1;
    endScript = scripts[end] ?? null;
  }
  const first = start === 1 ? (scripts[0] ?? null) : null;
  const each = scripts.slice(start, end).filter((script) => script !== null);
  for (const script of [first, ...each, endScript]) if (script !== null) requireSingleClause(script, runtime);
  return {
    begin() {
      if (first !== null) runtime.runBlock(first, { scope: 'caller', underscore: null });
    },
    process() {
      const object = runtime.value('InputObject') ?? null;
      for (const script of each) runtime.runBlock(script, { scope: 'caller', underscore: object });
    },
    end() {
      if (endScript !== null) runtime.runBlock(endScript, { scope: 'caller', underscore: null });
    },
  };
}

/** -Parallel: one object after the other, each in a scope of its own. */
function inSequence(block: ScriptBlock, runtime: CommandRuntime): CmdletInvocation {
  return {
    process() {
      const object = runtime.value('InputObject') ?? null;
      if (isNull(object) && !runtime.has('InputObject')) return;
      runtime.runBlock(block, { scope: 'isolated', underscore: object });
    },
  };
}
