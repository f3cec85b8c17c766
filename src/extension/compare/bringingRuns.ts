import type { RunDocument } from '../../domain/documents.ts';

/** How many runs of a site are looked through for content versions. */
export const mostRuns = 200;

/** The run that brought each content version of a site, of its runs newest first; newest version first. */
export function bringingRuns(runs: readonly RunDocument[]): ReadonlyMap<number, RunDocument> {
  const bringing = new Map<number, RunDocument>();
  for (const run of runs) {
    // The oldest run of a version is the one that brought it.
    if (run.contentVersion !== undefined && run.contentVersion > 0) bringing.set(run.contentVersion, run);
  }
  return new Map([...bringing].sort(([a], [b]) => b - a));
}
