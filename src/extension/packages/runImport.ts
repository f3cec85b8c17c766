import { l10n } from 'vscode';
import { activityText } from '../hierarchy/siteState.ts';
import { failedRuns, type Imported } from './importSummary.ts';
import type { ImportForce, ImportWork } from './importWork.ts';
import { withOperation } from './withOperation.ts';

/** How packages are imported. */
export interface ImportManner extends ImportForce {
  /** Only looks. */
  readonly dryRun: boolean;
  readonly takeSubscription: boolean;
}

/** Looks, or imports, behind a notification; the runs that follow are shown there, and their failures not told once more as outages. */
export async function runImport(
  { parts, service, siteCode, kind, files }: ImportWork,
  { dryRun, takeSubscription, isForced }: ImportManner,
): Promise<Imported> {
  const title = dryRun ? l10n.t('Looking at what would be imported') : l10n.t('Importing into {0}', siteCode);
  return withOperation(parts, title, async ({ say, ...call }) => {
    const own = parts.outages.begin();
    const watching = parts.hierarchy.onDidChange(() => {
      const text = activityText(parts.hierarchy.snapshot);
      if (!dryRun && text !== '') say(text);
    });
    try {
      const common = { dryRun, user: parts.user };
      const done: Imported =
        kind === 'cab'
          ? { kind, imported: await service.importPackage({ file: files[0] ?? '', ...common }, call) }
          : {
              kind,
              imported: await service.importCatalog(
                { files, ...common, takeSubscription, force: isForced },
                call,
              ),
            };
      parts.outages.tell(failedRuns(done).map((run) => run.siteCode));
      return done;
    } finally {
      own.dispose();
      watching.dispose();
    }
  });
}
