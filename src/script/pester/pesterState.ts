import { commandError } from '../commands/commandError.ts';
import type { ScriptEngine } from '../runtime/scriptEngine.ts';
import { ScriptError } from '../values/errorRecord.ts';
import type { TestReport } from './report/testReport.ts';
import type { TestListener } from './testListener.ts';
import type { TestBlock, TestCase } from './testTree.ts';

/** Where tests are: the files of a run are first looked through, which finds their tests, and then run. */
export class PesterState {
  readonly engine: ScriptEngine;
  /** Folder for TestDrive, absolute, not necessarily there yet; null where there is to be none. */
  readonly temporaryFolder: string | null;
  phase: 'idle' | 'discovery' | 'run' = 'idle';
  /** The block that is looked through or run. */
  block: TestBlock | null = null;
  /** The test that runs. */
  test: TestCase | null = null;
  /** Told of every run, beside what it shows. */
  readonly listeners: TestListener[] = [];
  /** Of the last run. */
  report: TestReport | null = null;
  /** Whether a failed assertion ends its test. */
  assertionsStop = true;
  /** Whether tests have TestDrive, where there is a folder for it. */
  hasTestDrive = true;

  constructor(engine: ScriptEngine, temporaryFolder: string | null) {
    this.engine = engine;
    this.temporaryFolder = temporaryFolder;
  }

  /** The test that runs, and the blocks around what runs, the innermost first. */
  *running(): Iterable<TestBlock | TestCase> {
    const { test, block } = this;
    if (test !== null) yield test;
    if (block !== null) yield* block.lineage();
  }

  /** The block that is looked through. Throws where `command` is called elsewhere. */
  discovered(command: string): TestBlock {
    if (this.phase === 'discovery' && this.block !== null) return this.block;
    const where = this.phase === 'run' ? 'while tests run' : 'outside of Invoke-Pester';
    throw new ScriptError(
      commandError('PesterCommandMisplaced', `${command} cannot be used ${where}.`, 'InvalidOperation', {
        type: 'System.InvalidOperationException',
      }),
    );
  }
}
