import { l10n, window } from 'vscode';
import { readSettings, stopConfirming } from '../settings.ts';

/** Asks as the console does before it synchronizes, a child site (`parent`) from its parent; true to go on. Not asked where the user chose not to be. */
export async function confirmSynchronization(
  siteCodes: readonly string[],
  full: boolean,
  parent?: string,
): Promise<boolean> {
  if (!readSettings().confirmSynchronization) return true;
  const yes = l10n.t('Yes');
  const always = l10n.t("Yes, Don't Ask Again");
  const question =
    siteCodes.length > 1
      ? l10n.t('Run synchronization for sites {0} now?', siteCodes.join(', '))
      : parent === undefined
        ? l10n.t('Run synchronization for site {0} now?', siteCodes.join())
        : l10n.t('Synchronize site {0} from its parent site {1} now?', siteCodes.join(), parent);
  const detail = full
    ? l10n.t(
        'Everything is compared, and all ids are listed again. This takes longer. The sites below follow.',
      )
    : l10n.t('Changes since the last synchronization are retrieved. The sites below follow.');
  const answer = await window.showInformationMessage(question, { modal: true, detail }, yes, always);
  if (answer === always) await stopConfirming();
  return answer === yes || answer === always;
}
