import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord, parsed } from '../parsedJson.ts';
import { hasSharedData, sharedDataPath } from '../sharedData.ts';

/** An error as PowerShell answers it, and as `susync run --json` prints it. */
export interface AnsweredError {
  readonly id: string;
  readonly category: string;
  readonly message: string;
}

/** What running a snippet gave. Fields that have nothing to say are absent. */
export interface SnippetAnswer {
  readonly parse?: readonly {
    readonly id: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  readonly values?: readonly { readonly type: string | null; readonly value: string | null }[];
  readonly count?: number;
  readonly text?: string;
  readonly errors?: readonly AnsweredError[];
  readonly terminating?: AnsweredError;
  readonly warning?: readonly string[];
  readonly verbose?: readonly string[];
  readonly information?: readonly string[];
  readonly debug?: readonly string[];
}

/** A snippet with the answer of the real engine. */
export interface RecordedSnippet extends SnippetAnswer {
  readonly id: string;
  readonly area: string;
  readonly code: string;
  /** Put into the current folder first: text by name. */
  readonly files?: Readonly<Record<string, string>>;
}

const folder = 'powershell/recorded';

/** Every recorded snippet, in the order of areas and ids; none where the recorded data is absent. */
export function recordedSnippets(): readonly RecordedSnippet[] {
  if (!hasSharedData) return [];
  return readdirSync(sharedDataPath(folder))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(sharedDataPath(folder), name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => parsed(line))
        .filter(isSnippet),
    );
}

/** Whether a line of such a file is a snippet. */
export function isSnippet(value: unknown): value is RecordedSnippet {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['code'] === 'string';
}
