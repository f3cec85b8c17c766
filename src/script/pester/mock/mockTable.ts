import type { CompiledBlock } from '../../runtime/compile/compiledBlock.ts';
import type { Value } from '../../values/value.ts';

/** What a mocked command does where it is called in a certain way. */
export interface MockBehavior {
  /** Name of the command, as it has it itself. */
  readonly name: string;
  /** The same in lower case. */
  readonly command: string;
  /** Lower-case name of the module in which it is mocked; empty for none. */
  readonly module: string;
  /** Null for the behavior where no other fits. */
  readonly filter: CompiledBlock | null;
  readonly body: CompiledBlock;
  /** Whether it has to be called before Should -InvokeVerifiable. */
  readonly verifiable: boolean;
  called: boolean;
}

/** One call of a mocked command. */
export interface MockCall {
  readonly command: string;
  readonly module: string;
  readonly bound: ReadonlyMap<string, Value>;
  readonly rest: readonly Value[];
}

/** The mocks of a test or a block. */
export class MockTable {
  /** The newest first. */
  readonly behaviors: MockBehavior[] = [];
  /** Kept when the mocks are gone: the block around a test may ask for them. */
  readonly calls: MockCall[] = [];
  /** Puts back what the mocks stand in place of, the newest first. */
  readonly undo: (() => void)[] = [];
}
