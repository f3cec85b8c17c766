import { env, l10n, window } from 'vscode';
import type { ExtensionParts } from '../extensionParts.ts';
import { countedText } from '../countedText.ts';
import { inBackground } from '../inBackground.ts';
import { localTime } from '../localTime.ts';
import { requireTopLevel } from '../sites/chosenSite.ts';
import { askTarget } from './packagePlace.ts';

/** Write Wanted List…: what the disconnected top-level site has and wants, as a file for an export where it is connected. */
export async function writeWantedList(parts: ExtensionParts): Promise<void> {
  const service = await parts.door.service();
  const { siteCode } = requireTopLevel(await service.sites());
  const day = localTime(parts.clock.now()).slice(0, 10);
  const file = await askTarget(parts, {
    ...{ title: l10n.t('Write Wanted List'), kind: 'json' },
    name: `wanted-${siteCode}-${day}.json`,
  });
  if (file === undefined) return;
  const { taken, files, signer } = await service.writeWantedList({ file });
  const has =
    taken.length === 0
      ? l10n.t('it has nothing yet')
      : l10n.t('it has version {0}', taken.map(({ version }) => version).join(', '));
  const signed =
    signer === null
      ? l10n.t('It is not signed: there is no own key.')
      : l10n.t('It is signed by {0}.', signer.name);
  inBackground(
    offerPath(
      `${l10n.t('What {0} wants was written: {1}, {2} missing.', siteCode, has, countedText(files, 'file'))} ${signed}`,
      file,
    ),
    parts.diagnostics,
  );
}

async function offerPath(sentence: string, file: string): Promise<void> {
  const copy = l10n.t('Copy Path');
  if ((await window.showInformationMessage(sentence, copy)) === copy) await env.clipboard.writeText(file);
}
