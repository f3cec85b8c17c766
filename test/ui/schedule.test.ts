import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import type { SyncSchedule } from '../../src/domain/schedule/schedule.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';
import { textIsKept } from '../support/vscode/keptText.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { assertAccessible, webviewPage } from '../support/vscode/webviewPage.ts';
import { openSampleHierarchy, reloadWindow, runCommand } from '../support/vscode/workbench.ts';
import { withWorkbenchService } from '../support/vscode/workbenchService.ts';

describe('The schedule form in VS Code', () => {
  const vscode = testWindow({
    settings: { 'window.autoDetectColorScheme': true },
    viewport: { width: 1440, height: 900 },
    prepare: openSampleHierarchy,
  });
  let form: FrameLocator;

  before(() => {
    form = webviewPage(vscode.page);
  });

  const withService = <T>(use: (service: SyncService) => Promise<T>): Promise<T> =>
    withWorkbenchService(vscode.server, use);

  /** The schedule that is stored. */
  const stored = async (): Promise<SyncSchedule | null> =>
    withService(async (service) => (await service.schedule({})).schedule);

  /** Changes the schedule behind the form's back. */
  const startAt = async (time: string): Promise<void> =>
    withService(async (service) => {
      const { schedule } = await service.schedule({});
      assert.ok(schedule !== null);
      await service.setSchedule({ schedule: { ...schedule, start: `2026-12-01T${time}` } });
    });

  const picture = (name: string): Promise<void> => takePicture(vscode.page, name);

  it('opens for the top-level site, empty where there is no schedule', async () => {
    await runCommand(vscode.page, 'Software Update Sync: Configure Sync Schedule…');
    await form.getByRole('heading', { name: 'Sync Schedule CS1' }).waitFor();
    await form.getByText('No schedule: synchronized by hand only.').first().waitFor();
    assert.equal(await form.getByRole('button', { name: 'Save' }).isDisabled(), true);
  });

  it('previews what is filled in, with warnings, and marks the tab as not saved', async () => {
    await form.getByLabel('Enable synchronization on a schedule').check();
    await form.getByLabel('Custom schedule').check();
    await form.getByLabel('Recurrence pattern').selectOption('patchTuesday');
    await form.getByLabel('days after Patch Tuesday').fill('0');
    await form.getByLabel('Date').fill('2026-12-01');
    await form.getByLabel('Time', { exact: true }).fill('02:00');
    await form.getByLabel('Time zone', { exact: true }).check();
    await form.getByLabel('Name of the time zone').fill('Europe/Berlin');
    await form.getByText('Every month on Patch Tuesday at 02:00 (Europe/Berlin)').first().waitFor();
    await form.getByText(/falls before the Patch Tuesday release/).waitFor();
    assert.equal(
      await form
        .getByRole('row')
        .filter({ hasText: /^Tue 20\d\d-/ })
        .count(),
      10,
    );
    await vscode.page.getByRole('tab', { name: '● Sync Schedule: CS1' }).waitFor();
    await picture('scheduleWarning');
  });

  it('says at the input what is wrong, and puts the focus there', async () => {
    await form.getByLabel('days after Patch Tuesday').fill('28');
    await form
      .getByText(/must be a whole number from 0 to 27/)
      .first()
      .waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Not saved.').waitFor();
    const input = form.getByLabel('days after Patch Tuesday');
    await form.locator('#patchOffset:focus').waitFor();
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    assert.equal(await stored(), null);
  });

  it('keeps the draft over a reload of the window', async function () {
    this.timeout(240_000);
    const { page } = vscode;
    await form.getByRole('button', { name: 'Add Window' }).click();
    // The last change, to what no draft of before had: not the offset that the form begins with.
    await form.getByLabel('days after Patch Tuesday').fill('3');
    await form.getByText('3 days after Patch Tuesday at 02:00 (Europe/Berlin)').first().waitFor();
    await textIsKept(page, '"patchOffset":"3"');
    await textIsKept(page, '"scope":"');
    await reloadWindow(page);
    await form.getByText('3 days after Patch Tuesday at 02:00 (Europe/Berlin)').first().waitFor();
    assert.equal(await form.getByLabel('days after Patch Tuesday').inputValue(), '3');
    assert.equal(await form.getByRole('group', { name: 'Window 1' }).count(), 1);
    await page.getByRole('tab', { name: '● Sync Schedule: CS1' }).waitFor();
  });

  it('saves with Ctrl+S: schedule, blackout windows and alert', async () => {
    await form.getByLabel('Alert when synchronization fails').uncheck();
    await form.getByLabel('Alert when synchronization fails').press('Control+s');
    await form.getByText('Saved.').waitFor();
    assert.deepEqual(await stored(), {
      recurrence: { kind: 'patchTuesday', offsetDays: 3 },
      ...{ start: '2026-12-01T02:00', zone: 'Europe/Berlin', catchUp: 'once' },
    });
    const settings = await withService((service) => service.settings());
    const valueOf = (key: string) => settings.find((setting) => setting.key === key)?.value;
    assert.equal(valueOf('schedule.blackouts'), 'Mon-Fri 08:00-18:00');
    assert.equal(valueOf('alerts.onFailure'), 'off');
    await vscode.page.getByRole('tab', { name: 'Sync Schedule: CS1', exact: true }).waitFor();
  });

  it('tells when the schedule was changed elsewhere, and overwrites it only when told to', async () => {
    await form.getByLabel('Time', { exact: true }).fill('03:00');
    await form.getByText('at 03:00 (Europe/Berlin)').first().waitFor();
    await startAt('05:00');
    await form.getByRole('alert').getByText('The schedule was changed elsewhere').waitFor();
    await form.getByRole('button', { name: 'Keep My Changes' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved.').waitFor();
    assert.equal((await stored())?.start, '2026-12-01T03:00');
  });

  it('refuses to overwrite a change that it has not heard of', async () => {
    await form.getByLabel('Runs missed').selectOption('skip');
    await withService((service) => service.setSchedule({ schedule: null }));
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByRole('button', { name: 'Load the New Schedule' }).click();
    await form.getByText('No schedule: synchronized by hand only.').first().waitFor();
    assert.equal(await stored(), null);
    await form.getByLabel('Enable synchronization on a schedule').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved.').waitFor();
  });

  it('shows what was changed elsewhere where nothing was edited', async () => {
    await startAt('04:00');
    await form.getByText('counted from 2026-12-01 04:00').first().waitFor();
    assert.equal(await form.getByLabel('Time', { exact: true }).inputValue(), '04:00');
  });

  for (const [theme, marker, media] of [
    ['dark', 'vscode-dark', { colorScheme: 'dark', forcedColors: 'none' }],
    ['light', 'vscode-light', { colorScheme: 'light', forcedColors: 'none' }],
    ['high contrast', 'vscode-high-contrast', { colorScheme: 'dark', forcedColors: 'active' }],
    ['light high contrast', 'vscode-high-contrast-light', { colorScheme: 'light', forcedColors: 'active' }],
  ] as const)
    it(`is accessible in ${theme}`, async () => {
      await vscode.page.emulateMedia(media);
      await form.locator(`body.${marker}`).waitFor();
      await picture(`schedule-${marker}`);
      await assertAccessible(form, theme);
    });

  it('fits a narrow editor at 200 %, without scrolling sideways', async () => {
    await vscode.page.setViewportSize({ width: 640, height: 400 });
    await form.getByRole('button', { name: 'Save' }).waitFor();
    const tooWide: unknown = await form
      .locator('html')
      .evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(tooWide, 0);
    await picture('scheduleNarrow');
  });
});
