import { l10n, window } from 'vscode';
import type { ExtensionParts } from '../extensionParts.ts';
import { localTime } from '../localTime.ts';
import { changesText, kindText, outcomeText } from '../runWords.ts';

/** The id of the run that is picked among the last ones of all sites. */
export async function pickRun({ door }: ExtensionParts, title: string): Promise<string | undefined> {
  const service = await door.service();
  const { items } = await service.runs({ limit: 200 });
  if (items.length === 0) {
    await window.showInformationMessage(l10n.t('Nothing was synchronized yet.'));
    return undefined;
  }
  const picked = await window.showQuickPick(
    items.map((run) => ({
      label: `${run.siteCode} · ${localTime(run.started)}`,
      description: `${kindText(run.kind)} · ${outcomeText(run)} · ${changesText(run.counts)}`,
      id: run._id,
    })),
    { title, placeHolder: l10n.t('Run'), matchOnDescription: true },
  );
  return picked?.id;
}
