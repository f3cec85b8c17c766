import { l10n, ProgressLocation, window } from 'vscode';
import { inBackground } from '../inBackground.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { progressText } from '../hierarchy/siteState.ts';

/** Updates of the sample catalog: enough to look real, synchronized within seconds. */
const sampleUpdates = 2000;

/** Open Sample Hierarchy: makes it, or publishes its next month, and synchronizes. No connection leaves the machine. */
export async function openSample({ door, hierarchy, diagnostics }: ExtensionParts): Promise<void> {
  const service = await door.service();
  await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Opening the sample hierarchy') },
    async (progress) => {
      const watching = hierarchy.onDidChange(() => {
        const [first] = hierarchy.snapshot.activity;
        if (first !== undefined) progress.report({ message: `${first[0]}: ${progressText(first[1])}` });
      });
      // Its sites appear as soon as they are there, not when they are synchronized.
      const appearing = service.onDidCommit(() => {
        appearing.dispose();
        inBackground(hierarchy.refresh(), diagnostics);
      });
      try {
        await service.sample({ updates: sampleUpdates });
      } finally {
        appearing.dispose();
        watching.dispose();
      }
    },
  );
  await hierarchy.refresh();
}

/** Removes the sample hierarchy after a question that names what goes. */
export async function removeSample({ door, hierarchy }: ExtensionParts): Promise<void> {
  const service = await door.service();
  const codes = (await service.sites()).filter(({ isSample }) => isSample).map(({ siteCode }) => siteCode);
  if (codes.length === 0) {
    await window.showInformationMessage(l10n.t('There is no sample hierarchy.'));
    return;
  }
  const remove = l10n.t('Remove Sample Hierarchy');
  const detail = l10n.t(
    'Sites {0} go, with their software update points, catalogs and logs.',
    codes.join(', '),
  );
  const answer = await window.showWarningMessage(
    l10n.t('Remove the sample hierarchy?'),
    { modal: true, detail },
    remove,
  );
  if (answer !== remove) return;
  await service.removeSample();
  await hierarchy.refresh();
}
