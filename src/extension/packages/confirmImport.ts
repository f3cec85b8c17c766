import { l10n, window } from 'vscode';
import { changeLines, findingsOf, type Imported, packageNames } from './importSummary.ts';

/** What was answered: import, or import and retrieve from now on what the package's site retrieves. */
export type ImportAnswer = 'import' | 'importWithSubscription';

/** Asks before anything is changed, with everything that was found; undefined for no. */
export async function confirmImport(found: Imported, siteCode: string): Promise<ImportAnswer | undefined> {
  const yes = l10n.t('Import');
  const withSubscription = l10n.t('Import with Subscription');
  const changes = changeLines(found);
  const detail = [
    changes.length === 0 ? l10n.t('Nothing changes but the version.') : `${changes.join(', ')}.`,
    ...findingsOf(found).map(({ text }) => text),
    l10n.t('The site databases follow: {0} and the sites below synchronize afterwards.', siteCode),
    ...(found.kind === 'susync'
      ? [l10n.t('With subscription: products, classifications and languages become those of the package.')]
      : []),
  ];
  const answer = await window.showWarningMessage(
    l10n.t('Import {0} into site {1}?', packageNames(found), siteCode),
    { modal: true, detail: detail.join('\n\n') },
    ...(found.kind === 'susync' ? [yes, withSubscription] : [yes]),
  );
  if (answer === yes) return 'import';
  return answer === withSubscription ? 'importWithSubscription' : undefined;
}
