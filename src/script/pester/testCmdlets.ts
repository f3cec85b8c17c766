import { positionalArguments } from '../binding/rawArgument.ts';
import type { Cmdlet } from '../commands/cmdlet.ts';
import { cmdlet } from '../commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../commands/commandRuntime.ts';
import { CompiledBlock } from '../runtime/compile/compiledBlock.ts';
import { Scope } from '../runtime/variables/scope.ts';
import { FunctionSink } from '../runtime/pipeline/sink.ts';
import { ErrorRecord, ScriptError } from '../values/errorRecord.ts';
import { NetException } from '../values/netException.ts';
import { blockGiven } from './blockGiven.ts';
import { moduleNamed } from './mock/mockModule.ts';
import { pesterModule } from './pesterModule.ts';
import type { PesterState } from './pesterState.ts';
import { declaredArguments, defineData, runInScope } from './runInScope.ts';

/** Set-ItResult and InModuleScope. */
export function testCmdlets(state: PesterState): readonly Cmdlet[] {
  return [setItResult(state), inModuleScope(state)];
}

/** Set-ItResult: ends a test as skipped or inconclusive. */
function setItResult(state: PesterState): Cmdlet {
  return cmdlet({
    name: 'Set-ItResult',
    className: 'Set-ItResult',
    module: pesterModule,
    syntax: {
      Inconclusive: '-Inconclusive [-Because <string>]',
      Pending: '-Pending [-Because <string>]',
      Skipped: '-Skipped [-Because <string>]',
    },
    defaultSet: null,
    start: (runtime) => ({
      process() {
        if (state.test === null)
          throw new ScriptError(ended('PesterItResultMisplaced', 'Set-ItResult is to be used in a test.'));
        throw new ScriptError(
          ended(`PesterTest${runtime.parameterSetName}`, runtime.string('Because') ?? ''),
        );
      },
    }),
  });
}

function ended(id: string, message: string): ErrorRecord {
  return new ErrorRecord({
    exception: new NetException('System.Exception', message),
    id,
    category: 'InvalidResult',
  });
}

/** InModuleScope: runs a block where the functions of a module run, that it does not export, too. */
function inModuleScope(state: PesterState): Cmdlet {
  return cmdlet({
    name: 'InModuleScope',
    className: 'InModuleScope',
    module: pesterModule,
    syntax:
      '[-ModuleName] <string> [-ScriptBlock] <scriptblock> [-Parameters <hashtable>] [-ArgumentList <Object[]>]',
    start: (runtime) => ({
      process() {
        const module = moduleNamed(runtime.string('ModuleName') ?? '', runtime, state);
        const given = blockGiven(runtime, 'ScriptBlock');
        if (given !== undefined) runInModule(new CompiledBlock(given.code, module.state), runtime, state);
      },
    }),
  });
}

function runInModule(block: CompiledBlock, runtime: CommandRuntime, { engine }: PesterState): void {
  const data = runtime.value('Parameters');
  const scope = new Scope(block.state.current, 'local');
  defineData(scope, data);
  scope.delete('_');
  const rest = positionalArguments(runtime.list('ArgumentList') ?? []);
  const out = new FunctionSink((value) => {
    runtime.write(value);
  });
  runInScope(block, scope, { ...engine.frame, out }, [...declaredArguments(block, data), ...rest]);
}
