import type { CompiledBlock } from '../runtime/compile/compiledBlock.ts';
import type { Scope } from '../runtime/variables/scope.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';
import type { MockTable } from './mock/mockTable.ts';

/** How a test ended; `NotRun` where a filter left it out. */
export type TestResult = 'Passed' | 'Failed' | 'Skipped' | 'Inconclusive' | 'NotRun';

/** What Describe, Context and It say of themselves. */
export interface ItemFacts {
  /** As written, with its `<placeholders>`. */
  readonly name: string;
  readonly tags: readonly string[];
  /** Itself or with all in it. */
  readonly skip: boolean;
  /** Of -ForEach or -TestCases; undefined where none was given. */
  readonly data: Value | undefined;
  readonly body: CompiledBlock;
  /** Where it is called: of its file, the line from 1. */
  readonly line: number;
}

/** The blocks that run around the tests of a block, in the order in which they were written. */
export interface Setups {
  readonly beforeAll: CompiledBlock[];
  readonly afterAll: CompiledBlock[];
  readonly beforeEach: CompiledBlock[];
  readonly afterEach: CompiledBlock[];
}

/** A Describe or Context with what is in it, or the file that all of them stand in. */
export class TestBlock {
  readonly kind: 'Root' | 'Describe' | 'Context';
  /** Null for a file. */
  readonly parent: TestBlock | null;
  /** Null for a file. */
  readonly facts: ItemFacts | null;
  readonly children: (TestBlock | TestCase)[] = [];
  readonly setups: Setups = { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
  /** With what its placeholders stand for. */
  expandedName: string;
  /** Variables of its BeforeAll; null until it runs. */
  scope: Scope | null = null;
  /** Why a BeforeAll or AfterAll of it failed. */
  error: ErrorRecord | null = null;
  /** Commands mocked for all in it, and their calls; null for none. */
  mocks: MockTable | null = null;
  /** Milliseconds. */
  duration = 0;

  constructor(kind: TestBlock['kind'], parent: TestBlock | null, facts: ItemFacts | null) {
    this.kind = kind;
    this.parent = parent;
    this.facts = facts;
    this.expandedName = facts?.name ?? '';
  }

  /** Names of the blocks around it and its own, the outermost first. */
  get path(): readonly string[] {
    return this.parent === null ? [] : [...this.parent.path, this.expandedName];
  }

  /** How many blocks it stands in. */
  get level(): number {
    return this.parent === null ? 0 : this.parent.level + (this.parent.kind === 'Root' ? 0 : 1);
  }

  /** Itself and what it stands in, the innermost first. */
  *lineage(): Iterable<TestBlock> {
    yield this;
    if (this.parent !== null) yield* this.parent.lineage();
  }

  /** Every test in it. */
  *tests(): Iterable<TestCase> {
    for (const child of this.children) {
      if (child instanceof TestCase) yield child;
      else yield* child.tests();
    }
  }

  /** Every block in it, itself first. */
  *blocks(): Iterable<TestBlock> {
    yield this;
    for (const child of this.children) if (child instanceof TestBlock) yield* child.blocks();
  }
}

/** One It, or one of its test cases. */
export class TestCase {
  readonly parent: TestBlock;
  readonly facts: ItemFacts;
  /** Whether the filters choose it. */
  selected = true;
  result: TestResult = 'NotRun';
  /** Why it failed, all of its soft assertions included; why it was skipped is no error. */
  readonly errors: ErrorRecord[] = [];
  /** Why it was skipped or is inconclusive; null where nothing was said. */
  because: string | null = null;
  expandedName: string;
  /** Whether a block around it failed, so that it could not run. */
  blocked = false;
  /** Milliseconds, and those of its body alone. */
  duration = 0;
  userDuration = 0;
  mocks: MockTable | null = null;
  /** Its variables; null until it runs. */
  scope: Scope | null = null;

  constructor(parent: TestBlock, facts: ItemFacts) {
    this.parent = parent;
    this.facts = facts;
    this.expandedName = facts.name;
  }

  get path(): readonly string[] {
    return [...this.parent.path, this.expandedName];
  }

  /** Whether it, or a block around it, is to be skipped. */
  get isSkipped(): boolean {
    return this.facts.skip || [...this.parent.lineage()].some((block) => block.facts?.skip === true);
  }
}

/** A file of tests, or what stands for one, with what was found in it. */
export interface TestContainer {
  /** Path of the file, or what stands for it. */
  readonly name: string;
  /** The script block that it is; null for a file. */
  readonly block: Value;
  readonly root: TestBlock;
  /** Why it could not be looked through. */
  readonly error: ErrorRecord | null;
  /** Milliseconds: of looking through, of running. */
  readonly discoveryDuration: number;
  readonly duration: number;
}
