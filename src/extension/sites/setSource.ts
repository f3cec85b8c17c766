import { commands, l10n, window } from 'vscode';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { askSource } from './askSource.ts';
import { requireTopLevel } from './chosenSite.ts';

/** Set Synchronization Source of the top-level site; a change of one that was used is asked about first. */
export async function setSource({ door }: ExtensionParts): Promise<void> {
  const service = await door.service();
  const site = requireTopLevel(await service.sites());
  const { siteCode, source: before, contentVersion } = site;
  const source = await askSource(l10n.t('Synchronization Source of {0}', siteCode), before, {
    offersNone: true,
  });
  // What a source asks for (pin, secret, certificate) goes with a source that is set: the same one stays as it is.
  if (source === undefined || source.replace(/\/+$/, '') === before) return;
  if (before !== null && contentVersion > 0) {
    const change = l10n.t('Change Source');
    const answer = await window.showWarningMessage(
      l10n.t('Synchronize {0} from {1} instead of {2}?', siteCode, source, before),
      {
        modal: true,
        detail: l10n.t(
          'No update is lost. The next synchronization is full; products and classifications that the new source does not offer are warned of by name.',
        ),
      },
      change,
    );
    if (answer !== change) return;
  }
  await service.setSource({ siteCode, source });
  if (source === 'none') return;
  const test = l10n.t('Test Synchronization Source');
  const answer = await window.showInformationMessage(
    l10n.t('Site {0} synchronizes from {1}.', siteCode, source),
    test,
  );
  if (answer === test) await commands.executeCommand(commandIds.testSource);
}
