import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Lines that are kept. */
const mostLines = 1000;
/** Longest line that is kept, in characters. */
const longestLine = 10_000;

/** What is not to be found in a file later. */
const sensitive = /password|asplaintext|securestring|token|apikey|secret/iu;

const historyName = 'shell-history.json';

/** Where the lines of shells are kept: in a data folder that is there; null where it is not. */
export function historyFile(dataFolder: string): string | null {
  return existsSync(path.join(dataFolder, 'format.json')) ? path.join(dataFolder, historyName) : null;
}

/** The lines of earlier shells, the newest first; none where there is no such file or none that can be read. */
export function readHistory(file: string): string[] {
  try {
    const lines: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(lines) ? keptLines(lines.filter((line) => typeof line === 'string')) : [];
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return [];
    throw error;
  }
}

/** Writes the lines, the newest first, in place of those that were there; for this user's eyes alone. Throws an error of Node. */
export function writeHistory(file: string, lines: readonly string[]): void {
  const folder = mkdtempSync(path.join(path.dirname(file), '.shell-history-'));
  try {
    const written = path.join(folder, historyName);
    writeFileSync(written, `${JSON.stringify(keptLines(lines), null, 1)}\n`, { mode: 0o600, flush: true });
    renameSync(written, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What may be kept of lines. */
export function keptLines(lines: readonly string[]): string[] {
  return lines
    .filter((line) => line.trim() !== '' && line.length <= longestLine && !sensitive.test(line))
    .slice(0, mostLines);
}
