import { isRecord } from '../../base/isRecord.ts';
import type { SessionOwner } from '../host/sessionThread.ts';
import { type CompletedLine, type ShellAnswer, shellCalls } from '../host/shellMessages.ts';
import { completedLine } from './completedLine.ts';
import type { ShellInput } from './shellInput.ts';

/** Asks the user; null where nobody answers. A secret answer is not to be seen. */
export type AskUser = (prompt: string, secret: boolean) => Promise<string | null>;

/** The owner of a session that somebody sits before: questions are answered. */
export function attendedOwner(owner: SessionOwner, ask: AskUser): SessionOwner {
  return {
    ...owner,
    answer: (operation, request, tell, signal) =>
      operation === shellCalls.ask
        ? ask(promptOf(request), isRecord(request) && request['secret'] === true)
        : owner.answer(operation, request, tell, signal),
  };
}

/** The owner of a shell: its lines come from what is typed, answers to questions, too; each tells how wide the terminal is by then. */
export function shellOwner(
  owner: SessionOwner,
  display: { readonly input: ShellInput; readonly columns: number | null },
): SessionOwner {
  const { input } = display;
  const next = async (prompt: string, completion: CompletedLine | null): Promise<ShellAnswer> => ({
    ...(await input.read(prompt, completion)),
    width: display.columns,
  });
  const attended = attendedOwner(owner, (prompt, secret) => input.ask(prompt, secret));
  return {
    ...attended,
    answer: (operation, request, tell, signal) =>
      operation === shellCalls.line
        ? next(promptOf(request), completedLine(isRecord(request) ? request['completion'] : null))
        : attended.answer(operation, request, tell, signal),
  };
}

function promptOf(request: unknown): string {
  const prompt = isRecord(request) ? request['prompt'] : null;
  return typeof prompt === 'string' ? prompt : '';
}
