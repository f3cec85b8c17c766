import type { PesterState } from '../pesterState.ts';
import type { TestBlock, TestCase } from '../testTree.ts';
import { type MockBehavior, MockTable } from './mockTable.ts';

/** The mocks of a test or a block, made when they are first asked for. */
export function mocksOf(owner: TestBlock | TestCase): MockTable {
  return (owner.mocks ??= new MockTable());
}

/** Whose mocks are made now: the running test's, or the block's. Null outside of a run. */
export function mockOwner({ test, block, phase }: PesterState): TestBlock | TestCase | null {
  return phase === 'run' ? (test ?? block) : null;
}

/** What mocks do now, the test's before those of the blocks around it, the newest first. */
export function* behaviorsOf(state: PesterState): Iterable<MockBehavior> {
  for (const { mocks } of state.running()) yield* mocks?.behaviors ?? [];
}

/** Puts back what the mocks of a test or a block stand in place of; their calls stay known. */
export function clearMocks({ mocks }: TestBlock | TestCase): void {
  if (mocks === null) return;
  for (const undo of mocks.undo) undo();
  mocks.undo.length = 0;
  mocks.behaviors.length = 0;
}
