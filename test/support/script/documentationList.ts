import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord, parsed } from '../parsedJson.ts';
import type { DocumentationPair } from './documentationPairs.ts';

/** Why an example of the documentation does not tell what an engine has to answer anywhere, by the word that stands in the list. */
export const reasons: ReadonlyMap<string, string> = new Map([
  [
    'machine',
    'shows what one machine has: processes, files, drives, modules, help, jobs, other machines, Windows',
  ],
  ['time', 'shows the time, or chance, of its writing'],
  ['earlier', 'goes on from code that stands elsewhere on the page'],
  ['elided', 'leaves out a part of the output or of the code'],
  ['edited', 'was written or laid out by hand: the real engine does not give this text'],
  [
    'wrapped',
    'wraps its text at the width of a narrower terminal, or shows the error as an older version did',
  ],
  ['version', 'shows another version of PowerShell than the one that is followed'],
  ['order', 'shows the entries of a hash table in the order of their hashes'],
]);

/** What the reviewed list says of an example: it runs here, it should but differs (and why), or it tells of one machine. */
export type Review = 'runs' | { readonly differs: string } | { readonly not: string };

const file = path.resolve(import.meta.dirname, '../../conformance/script/documentation.json');

/** The reviewed list: what it says of an example; undefined where it says nothing. */
export function readDocumentationList(): (pair: DocumentationPair) => Review | undefined {
  const pages = parsed(readFileSync(file, 'utf8'));
  return ({ page, section, index }) => {
    const sections = isRecord(pages) ? pages[page] : undefined;
    const marks = isRecord(sections) ? sections[section] : undefined;
    const mark: unknown = Array.isArray(marks) ? marks[index] : undefined;
    if (mark === 'runs') return mark;
    if (typeof mark === 'string' && reasons.has(mark)) return { not: mark };
    return isRecord(mark) && typeof mark['differs'] === 'string' ? { differs: mark['differs'] } : undefined;
  };
}
