import type { Locator } from 'playwright-core';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { webviewPage } from '../support/vscode/webviewPage.ts';
import { runCommand } from '../support/vscode/workbench.ts';

describe('VS Code in German', () => {
  const vscode = testWindow({
    settings: { 'softwareUpdateSync.confirmSynchronization': false },
    language: 'de',
    viewport: { width: 1440, height: 1200 },
    prepare: async (page) => {
      // A busy machine takes its time to start the service and to make the sample hierarchy.
      page.setDefaultTimeout(80_000);
      await page.getByRole('tab', { name: 'Software Update Sync' }).click();
    },
  });

  const picture = (name: string): Promise<void> => takePicture(vscode.page, `german-${name}`);
  const row = (name: RegExp): Locator => vscode.page.getByRole('treeitem', { name });

  it('has German views, rows and commands', async function () {
    this.timeout(180_000);
    const { page } = vscode;
    await page.getByText('Noch kein Standort.').first().waitFor();
    await picture('welcome');
    await page.getByRole('button', { name: 'Beispielhierarchie öffnen' }).first().click();
    await row(/Standort SS1: synchronisiert/i).waitFor();
    await picture('views');
    await runCommand(page, 'Software Update Sync: Eigenschaften');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'CS1' }).click();
    await webviewPage(page).getByRole('heading', { name: 'Standort CS1' }).waitFor();
    await picture('properties');
  });

  it('has German pages', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Synchronisierungszeitplan konfigurieren…');
    await webviewPage(page).getByRole('heading', { name: 'Synchronisierungszeitplan CS1' }).waitFor();
    await picture('schedule');
    await runCommand(page, 'Software Update Sync: Statusseite öffnen');
    await webviewPage(page)
      .getByRole('img', { name: /^Zeitachse/ })
      .waitFor();
    await picture('status');
  });
});
