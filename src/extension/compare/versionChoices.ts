import * as l10n from '@vscode/l10n';
import { relativeTimeText } from '../relativeTimeText.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { changesText } from '../../domain/words/runWords.ts';
import { bringingRuns } from './bringingRuns.ts';

/** A content version of a site that can be compared, with the run that brought it. */
export interface VersionChoice {
  readonly version: number;
  readonly label: string;
  /** When, and what that run changed. */
  readonly description: string;
}

/** The content versions that runs (newest first) brought, newest first; 0 is the empty one before the first. Runs that changed nothing brought none. */
export function versionChoices(runs: readonly RunDocument[], now: number): readonly VersionChoice[] {
  return [
    ...[...bringingRuns(runs)].map(([version, run]) => ({
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
