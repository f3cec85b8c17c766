import assert from 'node:assert/strict';
import process from 'node:process';
import { findServiceFile } from '../../src/service/serviceFile.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { notification, openSampleHierarchy, runCommand } from '../support/vscode/workbench.ts';

describe('The packaged extension in VS Code', () => {
  const vscode = testWindow();

  it('offers a sample hierarchy where there is no site, and shows it as it synchronizes', async function () {
    this.timeout(180_000);
    await openSampleHierarchy(vscode.page);
  });

  it('asks before it synchronizes, and tells what changed', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Synchronize Software Updates');
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.innerText(), /Run synchronization for site CS1 now\?/);
    await dialog.getByRole('button', { name: 'Yes', exact: true }).click();
    await notification(page, 'CS1 is synchronized').waitFor();
  });

  it('tells once of a service that is killed during a synchronization, which then goes on by itself', async () => {
    const { page } = vscode;
    const toast = (text: string) => notification(page, text);
    await runCommand(page, 'Notifications: Clear All Notifications');
    const service = await findServiceFile(vscode.server.dataFolder);
    assert.ok(service !== undefined);
    await runCommand(page, 'Software Update Sync: Synchronize Software Updates (Full)');
    await page.getByRole('dialog').getByRole('button', { name: 'Yes', exact: true }).click();
    await toast('Synchronizing CS1').waitFor();
    process.kill(service.pid, 'SIGKILL');
    await toast('CS1 is synchronized').waitFor({ timeout: 80_000 });
    await runCommand(page, 'Notifications: Show Notifications');
    const told = page.locator('.notifications-center .notification-list-item-message');
    const texts = await told.allInnerTexts();
    assert.equal(texts.filter((text) => text.includes('ended unexpectedly')).length, 1, texts.join('\n'));
    assert.equal(await page.locator('.notifications-center .codicon-error').count(), 0, texts.join('\n'));
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('says what a code means as a document', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Explain Error Code');
    const box = page.locator('.quick-input-widget .quick-input-box input');
    await box.fill('6703');
    await box.press('Enter');
    await page.getByRole('tab', { name: /Preview 6703/ }).waitFor();
  });

  it('asks for pin, secret and certificate of the source, one after another, and says what a pin is', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Set Access to Synchronization Source…');
    const input = page.locator('.quick-input-widget');
    const box = input.locator('.quick-input-box input');
    await input.getByText(/^SHA-256 of a certificate/).waitFor();
    await box.fill('5A');
    await input.getByText(/^A pin is the SHA-256 of a certificate/).waitFor();
    await box.fill('');
    await box.press('Enter');
    await input.getByText(/^Secret that the source knows/).waitFor();
    assert.equal(await box.getAttribute('type'), 'password');
    await box.fill('6b7c');
    await box.press('Enter');
    await input.getByText(/^PEM file of the client certificate/).waitFor();
    await box.press('Enter');
    await notification(page, 'The access of site CS1').waitFor();
  });
});
