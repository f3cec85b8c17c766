import type { CompiledBlock } from '../runtime/compile/compiledBlock.ts';
import type { Frame } from '../runtime/execution.ts';
import { Scope } from '../runtime/variables/scope.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import { nowhere } from '../runtime/pipeline/sink.ts';
import { expandName } from './expandName.ts';
import { clearMocks } from './mock/clearMocks.ts';
import type { PesterState } from './pesterState.ts';
import { declaredArguments, defineData, errorOf, runInScope } from './runInScope.ts';
import { TestDrive } from './testDrive.ts';
import type { TestFile } from './testFile.ts';
import type { TestListener } from './testListener.ts';
import { TestBlock, TestCase } from './testTree.ts';

/** Runs the tests of a file that were found and chosen. The frame is that of whoever asked for it; what tests write is dropped. */
export function runFile(
  file: TestFile,
  state: PesterState,
  callers: Frame,
  tell: Required<TestListener>,
): void {
  const { engine } = state;
  const frame: Frame = { ...callers, out: nowhere };
  const started = engine.clock.monotonic();
  const { root } = file;
  const folder = state.hasTestDrive && isToRun(root) ? state.temporaryFolder : null;
  const drive = folder === null ? null : new TestDrive(state, folder);
  const { location } = engine;
  state.phase = 'run';
  tell.fileStarted(file);
  try {
    root.scope = new Scope(frame.scope, 'script');
    if (drive !== null) root.scope.define('TestDrive', drive.folder);
    defineFileData(root.scope, file);
    new BlockRunner({ state, frame, tell, drive }).runBlock(root);
  } finally {
    state.phase = 'idle';
    state.block = null;
    state.test = null;
    engine.location = location;
    drive?.remove();
    file.duration = engine.clock.monotonic() - started;
  }
  tell.fileEnded(file);
}

function defineFileData(scope: Scope, { data }: TestFile): void {
  defineData(scope, data);
  scope.delete('_');
}

interface RunnerParts {
  readonly state: PesterState;
  readonly frame: Frame;
  readonly tell: Required<TestListener>;
  readonly drive: TestDrive | null;
}

/** Runs blocks and their tests in the order in which they were written. */
class BlockRunner {
  readonly #parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  runBlock(block: TestBlock): void {
    const { state, frame, tell, drive } = this.#parts;
    const scope = (block.scope ??= this.#scopeOf(block.facts?.body, block.parent?.scope ?? null));
    defineData(scope, block.facts?.data);
    if (block.facts !== null) block.expandedName = expandName(block.facts.name, scope, frame);
    const needed = isToRun(block);
    const started = state.engine.clock.monotonic();
    state.block = block;
    if (block.kind !== 'Root' && [...block.tests()].some(({ selected }) => selected))
      tell.blockStarted(block);
    const before = needed ? drive?.contents() : undefined;
    try {
      if (needed) block.error = this.#runAll(block.setups.beforeAll, scope);
      if (block.error === null) this.#runChildren(block);
      else {
        tell.blockFailed(block);
        failTests(block);
      }
      if (needed) this.#tearDown(block, scope);
    } finally {
      clearMocks(block);
      if (before !== undefined) drive?.restore(before);
      state.block = block.parent;
      block.duration = state.engine.clock.monotonic() - started;
    }
  }

  #runChildren(block: TestBlock): void {
    const { state } = this.#parts;
    for (const child of block.children) {
      state.engine.checkpoint();
      if (child instanceof TestBlock) this.runBlock(child);
      else this.#runTest(child);
    }
  }

  #tearDown(block: TestBlock, scope: Scope): void {
    const error = this.#runAll([...block.setups.afterAll], scope);
    if (error === null || block.error !== null) return;
    block.error = error;
    this.#parts.tell.blockFailed(block);
  }

  #runTest(test: TestCase): void {
    const { state, tell, frame } = this.#parts;
    if (!test.selected) return;
    const scope = (test.scope = this.#scopeOf(test.facts.body, test.parent.scope));
    defineData(scope, test.facts.data);
    test.expandedName = expandName(test.facts.name, scope, frame);
    tell.testStarted(test);
    if (test.isSkipped) test.result = 'Skipped';
    else {
      state.test = test;
      const started = state.engine.clock.monotonic();
      try {
        this.#runBody(test, scope);
      } finally {
        clearMocks(test);
        state.test = null;
        test.duration = state.engine.clock.monotonic() - started;
      }
    }
    tell.testEnded(test);
  }

  #runBody(test: TestCase, scope: Scope): void {
    const { state } = this.#parts;
    const lineage = [...test.parent.lineage()];
    const before = [...lineage].reverse().flatMap(({ setups }) => setups.beforeEach);
    let error = this.#runAll(before, scope);
    if (error === null) {
      const started = state.engine.clock.monotonic();
      const { body, data } = test.facts;
      error = this.#run(body, scope, () => declaredArguments(body, data));
      test.userDuration = state.engine.clock.monotonic() - started;
    }
    const after = this.#runAll(
      lineage.flatMap(({ setups }) => [...setups.afterEach]),
      scope,
    );
    for (const one of [error, after]) if (one !== null) settle(test, one);
    if (test.result === 'NotRun') test.result = test.errors.length === 0 ? 'Passed' : 'Failed';
  }

  /** Runs blocks in a scope until one fails. */
  #runAll(blocks: readonly CompiledBlock[], scope: Scope): ErrorRecord | null {
    for (const block of blocks) {
      const error = this.#run(block, scope);
      if (error !== null) return error;
    }
    return null;
  }

  #run(
    block: CompiledBlock,
    scope: Scope,
    args: () => ReturnType<typeof declaredArguments> = () => [],
  ): ErrorRecord | null {
    const { frame } = this.#parts;
    return errorOf(frame, () => {
      runInScope(block, scope, { ...frame, scope }, args());
    });
  }

  /** A scope below that of the block around it; below that of its module for a block of a module. */
  #scopeOf(body: CompiledBlock | undefined, outer: Scope | null): Scope {
    const { engine } = this.#parts.state;
    const isModules = body !== undefined && body.state !== engine.global;
    return new Scope(isModules ? body.state.current : outer, 'local');
  }
}

/** What an error makes of a test: Set-ItResult ends it with one, too. */
function settle(test: TestCase, error: ErrorRecord): void {
  const outcome = outcomes.get(error.id);
  if (outcome === undefined) {
    test.errors.push(error);
    test.result = 'Failed';
  } else if (test.result !== 'Failed') {
    test.result = outcome;
    test.because = error.exception.message === '' ? null : error.exception.message;
  }
}

const outcomes: ReadonlyMap<string, 'Skipped' | 'Inconclusive'> = new Map<string, 'Skipped' | 'Inconclusive'>(
  [
    ['PesterTestSkipped', 'Skipped'],
    ['PesterTestPending', 'Skipped'],
    ['PesterTestInconclusive', 'Inconclusive'],
  ],
);

function isToRun(block: TestBlock): boolean {
  for (const test of block.tests()) if (test.selected && !test.isSkipped) return true;
  return false;
}

/** Tests that could not run, because something before them failed. */
function failTests(block: TestBlock): void {
  for (const test of block.tests()) {
    if (!test.selected) continue;
    test.result = test.isSkipped ? 'Skipped' : 'Failed';
    test.blocked = !test.isSkipped;
  }
}
