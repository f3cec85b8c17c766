import { l10n, window } from 'vscode';
import { chosenNodes } from '../commands/chosenNodes.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { askChoice } from '../input/askChoice.ts';
import { chosenSite } from './chosenSite.ts';

/** Remove Site, after a question that names what goes with it. */
export async function removeSite({ door }: ExtensionParts, given: readonly unknown[]): Promise<void> {
  const service = await door.service();
  const site = await chosenSite(await service.sites(), given, l10n.t('Remove Site'));
  if (site === undefined) return;
  const { siteCode, sups, contentVersion, service: place } = site;
  const detail =
    place === null
      ? l10n.t(
          'Software update points: {0}. Its catalogs, content version {1} and wsyncmgr.log go, too. This cannot be undone.',
          sups.map(({ serverName }) => serverName).join(', ') || l10n.t('none'),
          contentVersion,
        )
      : l10n.t('Only the link goes; the site and its data stay in the service at {0}.', place);
  const remove = l10n.t('Remove Site');
  const answer = await window.showWarningMessage(
    l10n.t('Remove site {0}?', siteCode),
    { modal: true, detail },
    remove,
  );
  if (answer === remove) await service.removeSite({ siteCode });
}

/** Remove Software Update Point, after a question that says who takes its place. */
export async function removeSup({ door }: ExtensionParts, given: readonly unknown[]): Promise<void> {
  const service = await door.service();
  const sups = (await service.sites()).filter((site) => site.service === null).flatMap((site) => site.sups);
  const [node] = chosenNodes(given);
  const title = l10n.t('Remove Software Update Point');
  const sup =
    node?.kind === 'sup'
      ? sups.find(({ siteCode, serverName }) => siteCode === node.siteCode && serverName === node.serverName)
      : await picked(sups, title);
  if (sup === undefined) return;
  const next = sups.find(
    ({ siteCode, isDefault }) => siteCode === sup.siteCode && isDefault !== sup.isDefault,
  );
  const detail = [
    l10n.t('Its catalog goes with it. This cannot be undone.'),
    ...(sup.isDefault && next !== undefined
      ? [l10n.t('{0} becomes the source of site {1}.', next.serverName, sup.siteCode)]
      : []),
    ...(sup.isDefault && next === undefined
      ? [l10n.t('Site {0} has none then, and does not synchronize.', sup.siteCode)]
      : []),
  ];
  const answer = await window.showWarningMessage(
    l10n.t('Remove software update point {0}?', sup.serverName),
    { modal: true, detail: detail.join(' ') },
    title,
  );
  if (answer === title) await service.removeSup({ siteCode: sup.siteCode, serverName: sup.serverName });
}

async function picked<T extends { readonly siteCode: string; readonly serverName: string }>(
  sups: readonly T[],
  title: string,
): Promise<T | undefined> {
  if (sups.length === 0) {
    await window.showInformationMessage(l10n.t('There is no software update point.'));
    return undefined;
  }
  const answer = await askChoice({
    ...{ title, placeHolder: l10n.t('Software update point') },
    choices: sups.map((value) => ({ label: value.serverName, description: value.siteCode, value })),
  });
  return answer.kind === 'answered' ? answer.value : undefined;
}
