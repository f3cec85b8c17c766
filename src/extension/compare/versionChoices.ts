import * as l10n from '@vscode/l10n';
import { relativeTimeText } from '../relativeTimeText.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { changesText } from '../../domain/words/runWords.ts';

/** A content version of a site that can be compared, with the run that brought it. */
export interface VersionChoice {
  readonly version: number;
  readonly label: string;
  /** When, and what that run changed. */
  readonly description: string;
}

/** The content versions that runs (newest first) brought, newest first; 0 is the empty one before the first. Runs that changed nothing brought none. */
export function versionChoices(runs: readonly RunDocument[], now: number): readonly VersionChoice[] {
  const bringing = new Map<number, RunDocument>();
  for (const run of runs) {
    // The oldest run of a version is the one that brought it.
    if (run.contentVersion !== undefined && run.contentVersion > 0) bringing.set(run.contentVersion, run);
  }
  const versions = [...bringing].sort(([a], [b]) => b - a);
  return [
    ...versions.map(([version, run]) => ({
      version,
      label: l10n.t('Version {0}', version),
      description: [relativeTimeText(run.ended ?? run.started, now), run.kind, changesText(run.counts)].join(
        ' · ',
      ),
    })),
    {
      version: 0,
      label: l10n.t('Version {0}', 0),
      description: l10n.t('empty, before the first synchronization'),
    },
  ];
}
