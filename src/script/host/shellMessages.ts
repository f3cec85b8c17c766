/** What a shell asks its owner for: a line to run. */
export interface LineRequest {
  readonly prompt: string;
  /** What the owner asked to be completed before; null where it did not. */
  readonly completion: CompletedLine | null;
}

/** What can stand at the cursor of a line. */
export interface CompletedLine {
  /** Where the word begins that they take the place of. */
  readonly start: number;
  readonly items: readonly string[];
}

/** What comes back: a line, a whole command of any number of lines, a wish to have a line completed, that what was typed is to be forgotten, that there are no more. */
export type LineAnswer =
  | { readonly kind: 'line' | 'command'; readonly text: string }
  | { readonly kind: 'complete'; readonly text: string; readonly cursor: number }
  | { readonly kind: 'discard' }
  | { readonly kind: 'end' };

/** An answer, and how many columns the terminal has by then; null where there is none. */
export type ShellAnswer = LineAnswer & { readonly width: number | null };

/** What a running command asks the user for; answered with what was typed, null where nobody answers. */
export interface AskRequest {
  readonly prompt: string;
  /** Whether what is typed is not to be shown. */
  readonly secret: boolean;
}

/** The prompt of the second line of a command and of those that follow. */
export const continuedPrompt = '>> ';

/** Names of these calls among the operations that a session asks its owner for. */
export const shellCalls = { line: 'shell.line', ask: 'shell.ask' } as const;

/** Whether something is an answer to a LineRequest. */
export function isShellAnswer(value: unknown): value is ShellAnswer {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('width' in value)) return false;
  const { kind, width } = value;
  if (width !== null && typeof width !== 'number') return false;
  if (kind === 'discard' || kind === 'end') return true;
  if (!('text' in value) || typeof value.text !== 'string') return false;
  return (
    kind === 'line' ||
    kind === 'command' ||
    (kind === 'complete' && 'cursor' in value && typeof value.cursor === 'number')
  );
}
