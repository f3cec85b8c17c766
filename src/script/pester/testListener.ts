import type { TestBlock, TestCase, TestContainer } from './testTree.ts';

/** Told of a run of tests as it goes on. */
export interface TestListener {
  discoveryStarted?(files: readonly TestContainer[]): void;
  /** A file could not be looked through: its `error` says why. */
  discoveryFailed?(file: TestContainer): void;
  discoveryEnded?(files: readonly TestContainer[], milliseconds: number): void;
  fileStarted?(file: TestContainer): void;
  fileEnded?(file: TestContainer): void;
  blockStarted?(block: TestBlock): void;
  /** Something of BeforeAll or AfterAll failed: `error` says why. */
  blockFailed?(block: TestBlock): void;
  testStarted?(test: TestCase): void;
  testEnded?(test: TestCase): void;
}

/** Tells several. */
export function tellAll(listeners: readonly TestListener[]): Required<TestListener> {
  return {
    discoveryStarted: (files) => {
      for (const one of listeners) one.discoveryStarted?.(files);
    },
    discoveryFailed: (file) => {
      for (const one of listeners) one.discoveryFailed?.(file);
    },
    discoveryEnded: (files, milliseconds) => {
      for (const one of listeners) one.discoveryEnded?.(files, milliseconds);
    },
    fileStarted: (file) => {
      for (const one of listeners) one.fileStarted?.(file);
    },
    fileEnded: (file) => {
      for (const one of listeners) one.fileEnded?.(file);
    },
    blockStarted: (block) => {
      for (const one of listeners) one.blockStarted?.(block);
    },
    blockFailed: (block) => {
      for (const one of listeners) one.blockFailed?.(block);
    },
    testStarted: (test) => {
      for (const one of listeners) one.testStarted?.(test);
    },
    testEnded: (test) => {
      for (const one of listeners) one.testEnded?.(test);
    },
  };
}
