import type { Cmdlet } from '../commands/cmdlet.ts';
import { cmdlet } from '../commands/cmdletBuilder.ts';
import { commandError } from '../commands/commandError.ts';
import type { CommandRuntime } from '../commands/commandRuntime.ts';
import type { CompiledBlock } from '../runtime/compile/compiledBlock.ts';
import { Scope } from '../runtime/variables/scope.ts';
import { nowhere } from '../runtime/pipeline/sink.ts';
import type { Value } from '../values/value.ts';
import { blockGiven } from './blockGiven.ts';
import { pesterModule } from './pesterModule.ts';
import type { PesterState } from './pesterState.ts';
import { declaredArguments, defineData, runInScope } from './runInScope.ts';
import { TestFile } from './testFile.ts';
import { type ItemFacts, type Setups, TestBlock, TestCase } from './testTree.ts';

/** Runs a block that is called outside of a run, as a run of its own. */
export type RunAlone = (file: TestFile, runtime: CommandRuntime) => void;

/** Describe, Context, It, and what runs around them. */
export function blockCmdlets(state: PesterState, alone: RunAlone): readonly Cmdlet[] {
  return [
    blockCmdlet('Describe', state, alone),
    blockCmdlet('Context', state, alone),
    it(state),
    setupCmdlet('BeforeAll', 'beforeAll', state),
    setupCmdlet('AfterAll', 'afterAll', state),
    setupCmdlet('BeforeEach', 'beforeEach', state),
    setupCmdlet('AfterEach', 'afterEach', state),
    beforeDiscovery(state),
  ];
}

function blockCmdlet(kind: 'Describe' | 'Context', state: PesterState, alone: RunAlone): Cmdlet {
  return cmdlet({
    name: kind,
    className: kind,
    module: pesterModule,
    syntax:
      '[-Name] <string> [[-Fixture] <scriptblock>] [-Tag <string[]>] [-Skip] [-ForEach <Object>] [-AllowNullOrEmptyForEach]',
    parameters: { Tag: { aliases: ['Tags'] }, ForEach: { allow: ['null', 'emptyCollection'] } },
    start: (runtime) => ({
      process() {
        const body = bodyOf(runtime, 'Fixture', kind);
        const discover = (): void => {
          const parent = state.discovered(kind);
          for (const data of casesOf(runtime, 'ForEach')) {
            const block = new TestBlock(kind, parent, factsOf(runtime, body, data));
            parent.children.push(block);
            discoverBlock(block, body, data, state);
          }
        };
        if (state.phase === 'idle')
          alone(new TestFile(runtime.invocation.position?.file ?? '<ScriptBlock>', discover), runtime);
        else discover();
      },
    }),
  });
}

/** Looks a block through: its body runs in a scope of its own, in which the data of its case stand. */
function discoverBlock(
  block: TestBlock,
  body: CompiledBlock,
  data: Value | undefined,
  state: PesterState,
): void {
  const { engine } = state;
  const outer = state.block;
  const scope = new Scope(body.state.current, 'local');
  defineData(scope, data);
  state.block = block;
  try {
    const frame = { ...engine.frame, out: nowhere };
    runInScope(body, scope, frame, declaredArguments(body, data));
  } finally {
    state.block = outer;
  }
}

function it(state: PesterState): Cmdlet {
  return cmdlet({
    name: 'It',
    className: 'It',
    module: pesterModule,
    syntax:
      '[-Name] <string> [[-Test] <scriptblock>] [-ForEach <Object[]>] [-Tag <string[]>] [-Skip] [-Pending] [-AllowNullOrEmptyForEach]',
    parameters: {
      ForEach: { aliases: ['TestCases'], allow: ['null', 'emptyCollection'] },
      Tag: { aliases: ['Tags'] },
    },
    start: (runtime) => ({
      process() {
        const parent = state.discovered('It');
        const body = bodyOf(runtime, 'Test', 'It');
        for (const data of casesOf(runtime, 'ForEach'))
          parent.children.push(new TestCase(parent, factsOf(runtime, body, data)));
      },
    }),
  });
}

function setupCmdlet(name: string, key: keyof Setups, state: PesterState): Cmdlet {
  return cmdlet({
    name,
    className: name,
    module: pesterModule,
    syntax: '[-ScriptBlock] <scriptblock>',
    start: (runtime) => ({
      process() {
        const block = blockGiven(runtime, 'ScriptBlock');
        if (block === undefined) return;
        const { setups } = state.discovered(name);
        // What ends is undone in the reverse order.
        if (key === 'afterAll' || key === 'afterEach') setups[key].unshift(block);
        else setups[key].push(block);
      },
    }),
  });
}

/** Runs at once, where it stands: what it defines is there while tests are looked for. */
function beforeDiscovery(state: PesterState): Cmdlet {
  return cmdlet({
    name: 'BeforeDiscovery',
    className: 'BeforeDiscovery',
    module: pesterModule,
    syntax: '[-ScriptBlock] <scriptblock>',
    start: (runtime) => ({
      process() {
        state.discovered('BeforeDiscovery');
        const block = blockGiven(runtime, 'ScriptBlock');
        const { frame } = state.engine;
        if (block !== undefined) runInScope(block, frame.scope, { ...frame, out: nowhere });
      },
    }),
  });
}

function bodyOf(runtime: CommandRuntime, parameter: string, command: string): CompiledBlock {
  const body = blockGiven(runtime, parameter);
  if (body !== undefined) return body;
  return runtime.throwTerminating(
    commandError(
      'PesterBlockMissing',
      `No script block is given to ${command} '${runtime.string('Name') ?? ''}'. (Does its open curly brace stand on the next line?)`,
      'InvalidArgument',
    ),
  );
}

/** The data of each case; one without data where none are given. */
function casesOf(runtime: CommandRuntime, parameter: string): readonly (Value | undefined)[] {
  return runtime.has(parameter) ? (runtime.list(parameter) ?? []) : [undefined];
}

function factsOf(runtime: CommandRuntime, body: CompiledBlock, data: Value | undefined): ItemFacts {
  return {
    name: runtime.string('Name') ?? '',
    tags: runtime.strings('Tag') ?? [],
    skip: runtime.flag('Skip') || runtime.flag('Pending'),
    data,
    body,
    line: runtime.invocation.position?.line ?? 0,
  };
}
