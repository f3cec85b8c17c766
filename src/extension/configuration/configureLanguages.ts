import { l10n, window } from 'vscode';
import { languagesWith } from '../../domain/languages.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { askChoices } from '../input/askChoice.ts';
import type { StepPlace } from '../input/runSteps.ts';

/** Configure Languages: those whose texts and license terms are retrieved; stored when they are others than before. False where somebody left. */
export async function configureLanguages({ door }: ExtensionParts, place?: StepPlace): Promise<boolean> {
  const service = await door.service();
  const title = l10n.t('Configure Languages');
  const { languages } = await service.subscription();
  const known = languagesWith(languages).filter(({ shortName }) => shortName !== 'all');
  const answer = await askChoices({
    ...{ title, chosen: languages, ...(place === undefined ? {} : { place }) },
    placeHolder: l10n.t('Languages of titles, descriptions and license terms; at least one'),
    choices: known.map(({ shortName, longName }) => ({
      ...{ label: longName, description: shortName, value: shortName },
    })),
  });
  if (answer.kind !== 'answered') return false;
  if (answer.value.length === 0) {
    await window.showWarningMessage(l10n.t('At least one language is needed; nothing was changed.'));
    return false;
  }
  // Languages that the list does not name were set elsewhere.
  const unlisted = languages.filter((name) => known.every(({ shortName }) => shortName !== name));
  const chosen = [...answer.value, ...unlisted];
  const isSame = chosen.length === languages.length && chosen.every((name) => languages.includes(name));
  if (isSame) return true;
  const after = await service.changeSubscription({ mode: 'set', languages: chosen });
  await window.showInformationMessage(
    l10n.t('Languages: {0}. The next synchronization is full.', after.languages.join(', ')),
  );
  return true;
}
