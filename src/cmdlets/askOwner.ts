import { terminalText } from '../base/terminalText.ts';
import type { BlockingCalls } from '../script/host/blockingCalls.ts';
import type { SessionOutput } from '../script/host/sessionOutput.ts';
import { shellCalls } from '../script/host/shellMessages.ts';
import type { Session } from '../script/runtime/session/openSession.ts';

/** What a question goes through. */
export interface AskingSession {
  readonly calls: BlockingCalls;
  readonly output: SessionOutput;
  readonly checkpoint: () => void;
  readonly session: Session;
}

/** Asks whoever sits before a session, through its owner, after all that was written is shown; null where nobody answers. Throws where the session is canceled instead. */
export function askOwner(
  { calls, output, checkpoint, session }: AskingSession,
  prompt: string,
  secret: boolean,
): string | null {
  output.drain();
  const asked = { prompt: terminalText(prompt), secret };
  const answer = session.engine.limits.excused(() =>
    calls.call(shellCalls.ask, asked, { heard: () => undefined, checkpoint }),
  );
  return typeof answer === 'string' ? answer : null;
}
