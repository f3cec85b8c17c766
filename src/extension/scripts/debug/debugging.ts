import type { SessionCancellation } from '../../../cmdlets/runSession.ts';
import { debugCall, type DebugSettings, isDebugReport } from '../../../script/debug/debugMessages.ts';
import type { DebugTalk } from '../../../script/debug/debugTalk.ts';
import type { SessionOwner } from '../../../script/host/sessionThread.ts';

/** How a session is debugged: what stops it at first, and who talks with it then. */
export interface Debugging {
  readonly settings: DebugSettings;
  readonly talk: DebugTalk;
}

/** The owner of a session that also answers for its debugger. */
export function debuggedOwner(owner: SessionOwner, { talk }: Debugging): SessionOwner {
  return {
    ...owner,
    answer: (operation, asked, tell, signal) =>
      operation === debugCall && isDebugReport(asked)
        ? talk.next(asked, signal)
        : owner.answer(operation, asked, tell, signal),
  };
}

/** Tells the debugger of a session how it is interrupted, once it runs. */
export function debuggedStart({ talk }: Debugging): Pick<SessionCancellation, 'started'> {
  return {
    started: (_cancelCommand, interrupt) => {
      talk.started(interrupt);
    },
  };
}
