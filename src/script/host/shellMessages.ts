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

/** What comes back: a line, a wish to have one completed, that what was typed is to be forgotten, that there are no more. */
export type LineAnswer =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'complete'; readonly text: string; readonly cursor: number }
  | { readonly kind: 'discard' }
  | { readonly kind: 'end' };

/** What a running command asks the user for; answered with what was typed, null where nobody answers. */
export interface AskRequest {
  readonly prompt: string;
  /** Whether what is typed is not to be shown. */
  readonly secret: boolean;
}

/** Names of these calls among the operations that a session asks its owner for. */
export const shellCalls = { line: 'shell.line', ask: 'shell.ask' } as const;

/** Whether something is a LineAnswer. */
export function isLineAnswer(value: unknown): value is LineAnswer {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const { kind } = value;
  if (kind === 'discard' || kind === 'end') return true;
  if (!('text' in value) || typeof value.text !== 'string') return false;
  return kind === 'line' || (kind === 'complete' && 'cursor' in value && typeof value.cursor === 'number');
}
