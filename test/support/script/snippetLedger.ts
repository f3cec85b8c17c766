import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord, parsed } from '../parsedJson.ts';
import type { SnippetAnswer } from './recordedSnippets.ts';
import type { AnswerField } from './snippetDifferences.ts';

/** Why a snippet is not answered as PowerShell answers it, and in which fields. */
export interface LedgerEntry {
  readonly fields: readonly string[];
  readonly why: string;
}

const file = path.resolve(import.meta.dirname, '../../conformance/script/ledger.json');

/** The ledger by snippet id. */
export function readLedger(): ReadonlyMap<string, LedgerEntry> {
  const entries = parsed(readFileSync(file, 'utf8'));
  return new Map(isRecord(entries) ? Object.entries(entries).filter(isEntry) : []);
}

/** Writes the ledger anew. */
export function writeLedger(entries: ReadonlyMap<string, LedgerEntry>): void {
  const sorted = [...entries].sort(([left], [right]) => (left < right ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

/** The reason as far as the answer tells it: what is missing, else what differs. */
export function reasonOf(answer: SnippetAnswer, fields: readonly AnswerField[]): string {
  const errors = [
    ...(answer.errors ?? []),
    ...(answer.terminating === undefined ? [] : [answer.terminating]),
  ];
  for (const { id, message } of errors) {
    const [, command] = /^The term '([^']+)'/.exec(message) ?? [];
    if (id.startsWith('CommandNotFoundException') && command !== undefined) return `${command} is not there`;
    if (id === 'TypeNotFound' || id.startsWith('MethodNotFound')) return message;
    if (id.startsWith('NamedParameterNotFound')) return message;
  }
  return `another ${fields.join(', ')}`;
}

function isEntry(pair: [string, unknown]): pair is [string, LedgerEntry] {
  const [, entry] = pair;
  return isRecord(entry) && typeof entry['why'] === 'string' && Array.isArray(entry['fields']);
}
