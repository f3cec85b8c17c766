import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import { commandError } from '../../commands/commandError.ts';
import type { CommandInfo } from '../../commands/commandInfo.ts';
import type { CommandMetadata, ParameterMetadata } from '../../commands/commandMetadata.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { ModuleInfo } from '../../runtime/modules/moduleInfo.ts';
import type { Scope } from '../../runtime/variables/scope.ts';
import { blockGiven } from '../blockGiven.ts';
import { pesterModule } from '../pesterModule.ts';
import type { PesterState } from '../pesterState.ts';
import type { TestBlock, TestCase } from '../testTree.ts';
import { mockOwner, mocksOf } from './clearMocks.ts';
import { MockedCommand } from './mockedCommand.ts';
import { moduleMeant } from './mockModule.ts';

/** Mock: lets a command do something else until the test or the block ends. */
export function mockCmdlet(state: PesterState): Cmdlet {
  return cmdlet({
    name: 'Mock',
    className: 'Mock',
    module: pesterModule,
    syntax:
      '[[-CommandName] <string>] [[-MockWith] <scriptblock>] [-ParameterFilter <scriptblock>] [-ModuleName <string>] [-Verifiable] [-RemoveParameterType <string[]>] [-RemoveParameterValidation <string[]>]',
    start: (runtime) => ({
      process() {
        mock(runtime, state);
      },
    }),
  });
}

function mock(runtime: CommandRuntime, state: PesterState): void {
  const owner = mockOwner(state);
  const name = runtime.string('CommandName') ?? '';
  if (owner === null)
    return runtime.throwTerminating(
      commandError(
        'PesterMockOutsideOfTests',
        'Mock is to be used in It, BeforeAll, BeforeEach, AfterAll or AfterEach.',
        'InvalidOperation',
        { type: 'System.InvalidOperationException' },
      ),
    );
  const module = moduleMeant(runtime, state);
  const original = commandToMock(name, module, runtime, state);
  const key = module?.name.toLowerCase() ?? '';
  const command = original.name.toLowerCase();
  hook(original, module, owner, runtime, state);
  const body = blockGiven(runtime, 'MockWith') ?? state.engine.parse('');
  mocksOf(owner).behaviors.unshift({
    ...{ name: original.name, command, module: key, body, called: false },
    filter: blockGiven(runtime, 'ParameterFilter') ?? null,
    verifiable: runtime.flag('Verifiable'),
  });
}

/** What is to be mocked; of one that is mocked already what it stands for. */
function commandToMock(
  name: string,
  module: ModuleInfo | null,
  runtime: CommandRuntime,
  { engine }: PesterState,
): CommandInfo {
  const { frame } = engine;
  try {
    if (module !== null) engine.frame = { ...frame, state: module.state, scope: module.state.top };
    const found = engine.commands.resolve(name);
    if (found !== undefined) return found instanceof MockedCommand ? found.original : found;
  } finally {
    engine.frame = frame;
  }
  return runtime.throwTerminating(
    commandError('CommandNotFoundException', `Could not find Command ${name}`, 'ObjectNotFound', {
      type: 'System.Management.Automation.CommandNotFoundException',
      target: name,
    }),
  );
}

/** Puts the mock where the command is looked up, unless it stands there. */
function hook(
  original: CommandInfo,
  module: ModuleInfo | null,
  owner: TestBlock | TestCase,
  runtime: CommandRuntime,
  state: PesterState,
): void {
  const scope: Scope | null = module?.state.top ?? owner.scope;
  if (scope === null) return;
  const functions = (scope.functions ??= new Map<string, CommandInfo>());
  const key = original.name.toLowerCase();
  const before = functions.get(key);
  if (before instanceof MockedCommand) return;
  const metadata = loosened(original.metadata(), runtime);
  functions.set(
    key,
    new MockedCommand(original, { module: module?.name.toLowerCase() ?? '', state, metadata }),
  );
  mocksOf(owner).undo.unshift(() => {
    if (before === undefined) functions.delete(key);
    else functions.set(key, before);
  });
}

const anything: CommandMetadata = {
  ...{ name: '', parameters: [], defaultParameterSet: null, supportsShouldProcess: false },
  ...{ confirmImpact: 'Medium', outputTypes: [] },
};

/** The parameters of a command, without the types and checks that a mock is to do without. */
function loosened(metadata: CommandMetadata | null, runtime: CommandRuntime): CommandMetadata {
  if (metadata === null) return anything;
  const untyped = lowered(runtime.strings('RemoveParameterType'));
  const unchecked = lowered(runtime.strings('RemoveParameterValidation'));
  if (untyped.size === 0 && unchecked.size === 0) return metadata;
  const parameters = metadata.parameters.map((parameter): ParameterMetadata => {
    const key = parameter.name.toLowerCase();
    return {
      ...parameter,
      type: untyped.has(key) ? 'System.Object' : parameter.type,
      checks: unchecked.has(key) ? [] : parameter.checks,
    };
  });
  return { ...metadata, parameters };
}

function lowered(names: readonly string[] = []): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
