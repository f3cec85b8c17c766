import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';
import type { CmdletInvocation } from '../cmdlet.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { startTasks } from '../jobs/startJobs.ts';
import { rangeFrom } from '../parameterChecks.ts';
import { writeMember } from './forEachMember.ts';
import { usingVariables } from '../usingVariables.ts';
import { requireSingleClause } from './singleClause.ts';

/** ForEach-Object: runs script blocks, or reads a property or calls a method, for each object. */
export const forEachObject = cmdlet({
  name: 'ForEach-Object',
  className: 'ForEachObjectCommand',
  module: 'Core',
  notEmpty: ['MemberName'],
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
  // A -Begin or -End that is given as null takes its place all the same.
  const hasBegin = runtime.has('Begin');
  const scripts = [
    ...(hasBegin ? [runtime.block('Begin') ?? null] : []),
    ...blocks('Process'),
    ...blocks('RemainingScripts'),
  ];
  const start = hasBegin || scripts.length > 1 ? 1 : 0;
  let end = scripts.length;
  let endScript = runtime.block('End') ?? null;
  if (!runtime.has('End') && scripts.length > 2) {
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

/** -Parallel: one object after the other, each in a session of its own. */
function inSequence(block: ScriptBlock, runtime: CommandRuntime): CmdletInvocation {
  const common = ['ErrorAction', 'WarningAction', 'InformationAction', 'PipelineVariable'];
  if (common.some((name) => runtime.has(name)))
    runtime.throwTerminating(
      commandError(
        'ParallelCommonParametersNotSupported',
        `The following common parameters are not currently supported in the Parallel parameter set:\n${common.join(', ')}`,
        'NotImplemented',
        { type: 'System.Management.Automation.PSNotSupportedException' },
      ),
    );
  const using = checkedUsing(block, runtime);
  if (runtime.flag('AsJob')) return asJob(block, using, runtime);
  return {
    process() {
      runtime.runBlock(block, { scope: 'isolated', underscore: runtime.value('InputObject') ?? null });
    },
  };
}

/** -AsJob: a job with a child for each object. */
function asJob(
  block: ScriptBlock,
  using: ReadonlyMap<string, Value>,
  runtime: CommandRuntime,
): CmdletInvocation {
  const objects: Value[] = [];
  return {
    process() {
      objects.push(runtime.value('InputObject') ?? null);
    },
    end() {
      runtime.write(startTasks(block, objects, using, runtime));
    },
  };
}

/** What `$using:` names must be there, and no script block. */
function checkedUsing(block: ScriptBlock, runtime: CommandRuntime): ReadonlyMap<string, Value> {
  const using = usingVariables(block, runtime);
  if ([...using.values()].some((value) => value instanceof ScriptBlock))
    runtime.throwTerminating(
      commandError(
        'ParallelUsingVariableCannotBeScriptBlock',
        'A ForEach-Object -Parallel using variable cannot be a script block. Passed-in script block variables are not supported with ForEach-Object -Parallel, and can result in undefined behavior.',
        'InvalidType',
        { type: 'System.Management.Automation.PSArgumentException' },
      ),
    );
  return using;
}
