import type { ProgressRecord } from '../../commands/progressRecord.ts';

/** An answer to `Are you sure?`. */
export type ConfirmAnswer = 'yes' | 'yesToAll' | 'no' | 'noToAll';

/** What a session asks of whoever runs it: a terminal, an editor, a test. Every call blocks until it is answered. */
export interface ScriptHost {
  /** A line that is not output: what `-WhatIf` tells. */
  write(line: string): void;
  /** Clears the screen, where there is one. */
  clear(): void;
  progress(record: ProgressRecord): void;
  /** Asks; throws where nobody can answer. */
  confirm(caption: string, question: string): ConfirmAnswer;
  /** Reads a line; throws where nobody can answer. `secret` does not show what is typed. */
  readLine(prompt: string, secret: boolean): string;
  /** One of several choices, by index from 0; throws where nobody can answer. */
  choose(caption: string, message: string, choices: readonly string[], preset: number): number;
}
