import type { RunDocument } from '../../domain/documents.ts';
import { bringingRuns } from '../compare/bringingRuns.ts';
import type { RunLines } from './logDigest.ts';

/** A run of a log, by its first line, with its content version and the one of the run before it that brought another. */
export interface ComparableRun {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A log begins its run a moment before or after the journal does (ms). */
const tolerance = 5000;

/**
 * The runs of a site's log that can be compared with the one before: both changed something, and the journal of the site's runs (newest first) knows them. A run of
 * a site that had the same code before is none of them.
 */
export function comparableRuns(
  lines: readonly RunLines[],
  runs: readonly RunDocument[],
): readonly ComparableRun[] {
  const bringing = bringingRuns(runs);
  const versions = [...bringing].filter(([, run]) => hasChanged(run)).map(([version]) => version);
  return lines.flatMap(({ run: { start, contentVersion: to = 0 }, firstLine: line }) => {
    const known = bringing.get(to);
    const from = versions.find((version) => version < to);
    const isKnown = known !== undefined && start !== undefined && isWithin(start, known);
    return isKnown && from !== undefined && versions.includes(to) ? [{ line, from, to }] : [];
  });
}

function hasChanged({ counts }: RunDocument): boolean {
  return counts.new + counts.modified + counts.expired + counts.removed > 0;
}

function isWithin(start: number, { started, ended = Infinity }: RunDocument): boolean {
  return start >= started - tolerance && start <= ended + tolerance;
}
