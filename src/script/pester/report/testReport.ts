import type { TestResult } from '../testTree.ts';

/** Why something failed: plain data. */
export interface TestFailure {
  readonly message: string;
  /** `at <ScriptBlock>, /x.Tests.ps1:5`, the innermost first. */
  readonly trace: readonly string[];
  /** FullyQualifiedErrorId. */
  readonly id: string;
  /** Where; null for no file. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number;
}

/** A test that ran or was left out. Durations are milliseconds. */
export interface ReportedTest {
  /** The blocks around it and its own name, placeholders filled. */
  readonly path: readonly string[];
  /** The same as written. */
  readonly template: readonly string[];
  readonly result: TestResult;
  readonly duration: number;
  readonly line: number;
  readonly tags: readonly string[];
  /** Of a failed one; empty for another. */
  readonly failures: readonly TestFailure[];
  /** Why it was skipped or is inconclusive. */
  readonly because: string | null;
}

/** A block in which BeforeAll or AfterAll failed. */
export interface ReportedBlock {
  readonly path: readonly string[];
  readonly line: number;
  readonly failure: TestFailure;
}

/** A file of tests. */
export interface ReportedFile {
  readonly file: string;
  readonly duration: number;
  /** Why it could not be looked through; null where it could. */
  readonly failure: TestFailure | null;
  readonly tests: readonly ReportedTest[];
  readonly failedBlocks: readonly ReportedBlock[];
}

/** How many tests ended how. */
export interface TestCounts {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly inconclusive: number;
  readonly notRun: number;
}

/** What a run of tests gave: plain data. */
export interface TestReport {
  /** `Failed` also where a block or a file failed. */
  readonly result: 'Passed' | 'Failed';
  readonly counts: TestCounts;
  /** Milliseconds. */
  readonly duration: number;
  /** When it began: milliseconds since 1970. */
  readonly started: number;
  readonly files: readonly ReportedFile[];
}
