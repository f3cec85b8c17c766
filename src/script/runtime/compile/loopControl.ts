import { type Completion, type Jump, JumpThrow } from '../completion.ts';
import type { Execute, Frame } from '../execution.ts';
import type { Sink } from '../pipeline/sink.ts';

/** What a loop does after its body: undefined to go on, `leave` to end, a jump to hand up. */
export type AfterBody = undefined | 'leave' | Jump;

/** Runs the body of a loop once, and takes the jumps that are meant for this loop. */
export function runBody(body: Execute, label: string | null, frame: Frame, out: Sink): AfterBody {
  let completion: Completion;
  try {
    completion = body(frame, out);
  } catch (error) {
    if (!(error instanceof JumpThrow) || error.jump.kind === 'return' || !isMeant(error.jump, label))
      throw error;
    completion = error.jump;
  }
  if (completion === undefined) return undefined;
  if (completion.kind === 'return' || !isMeant(completion, label)) return completion;
  return completion.kind === 'break' ? 'leave' : undefined;
}

function isMeant(jump: Exclude<Jump, { kind: 'return' }>, label: string | null): boolean {
  return jump.label === null || (label !== null && jump.label.toLowerCase() === label.toLowerCase());
}
