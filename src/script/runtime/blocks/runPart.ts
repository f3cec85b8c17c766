import { JumpThrow } from '../completion.ts';
import type { Execute, Frame } from '../execution.ts';

/** Runs a part of a script block as a call: its frame is the innermost one until it ends. `return` ends it, another jump is thrown on. */
export function runPart(part: Execute, frame: Frame): void {
  const { engine, state } = frame;
  const outerFrame = engine.frame;
  const outerScope = state.current;
  engine.enter();
  engine.frame = frame;
  state.current = frame.scope;
  try {
    const completion = part(frame, frame.out);
    if (completion !== undefined && completion.kind !== 'return') throw new JumpThrow(completion);
  } catch (error) {
    if (!(error instanceof JumpThrow) || error.jump.kind !== 'return') throw error;
  } finally {
    engine.depth--;
    engine.frame = outerFrame;
    state.current = outerScope;
  }
}
