import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { readServiceFile } from '../../src/service/serviceFile.ts';
import { isRecord, parsed } from '../support/parsedJson.ts';
import { killExtensionHosts } from '../support/vscode/extensionHosts.ts';
import { installServer } from '../support/vscode/installServer.ts';
import { testedRelease } from '../support/vscode/releases.ts';
import { settingIsKept } from '../support/vscode/settingIsKept.ts';
import { startServer, type VscodeServer } from '../support/vscode/startServer.ts';
import {
  browserPath,
  openSampleHierarchy,
  openWorkbench,
  pressInNotification,
  type Workbench,
} from '../support/vscode/workbench.ts';
import { withWorkbenchService } from '../support/vscode/workbenchService.ts';

/** More than a service lets pass after its last door where schedules do not keep it (ms). */
const longEnough = 20_000;

describe('The service after VS Code was closed, with a schedule set', () => {
  let server: VscodeServer;

  before(async function () {
    if (browserPath() === undefined) this.skip();
    this.timeout(240_000);
    server = await startServer({
      installed: installServer(testedRelease(), () => undefined),
      packages: [path.resolve('software-update-sync.vsix')],
    });
    mkdirSync(path.join(server.folder, 'workspace'));
  });

  after(async () => {
    await server.stop();
  });

  const open = (): Promise<Workbench> =>
    openWorkbench({ server, folder: path.join(server.folder, 'workspace') });

  /** Opens a window, and resolves when the hierarchy of the service that it started is shown. */
  async function openHierarchy(): Promise<Workbench> {
    const workbench = await open();
    await workbench.page.getByRole('tab', { name: 'Software Update Sync' }).click();
    await workbench.page.getByRole('treeitem', { name: /^Central administration site CS1: / }).waitFor();
    return workbench;
  }

  /** Keeps `serviceAfterClose` as somebody who edits the file of the settings. */
  function choose(choice: 'keepRunning' | 'end'): void {
    const file = path.join(server.folder, 'user/User/settings.json');
    const settings = parsed(readFileSync(file, 'utf8'));
    assert.ok(isRecord(settings));
    writeFileSync(file, JSON.stringify({ ...settings, 'softwareUpdateSync.serviceAfterClose': choice }));
  }

  async function isOver(): Promise<void> {
    for (let rounds = 0; (await readServiceFile(server.dataFolder)) !== undefined; rounds++) {
      assert.ok(rounds < 300, 'The service goes on');
      await rest(200);
    }
  }

  it('goes on where that was chosen, though the extension host was killed', async function () {
    this.timeout(400_000);
    const { page, browser } = await open();
    await openSampleHierarchy(page);
    await withWorkbenchService(server, (service) =>
      service.setSchedule({
        schedule: {
          recurrence: { kind: 'weekly', weekday: 7, everyWeeks: 1 },
          ...{ start: '2026-12-01T02:00', zone: 'UTC', catchUp: 'once' },
        },
      }),
    );
    await pressInNotification(page, 'goes on when VS Code is closed', 'Keep It Running');
    await settingIsKept(server, 'softwareUpdateSync.serviceAfterClose', 'keepRunning');
    const before = await readServiceFile(server.dataFolder);
    assert.ok(before !== undefined);
    assert.equal(killExtensionHosts(server), 1);
    await browser.close();
    await rest(longEnough);
    assert.deepEqual(await readServiceFile(server.dataFolder), before);
    await withWorkbenchService(server, async (service) => {
      assert.equal((await service.sites()).length, 4);
    });
  });

  it('ends where that was chosen, though the extension host was killed', async function () {
    this.timeout(400_000);
    choose('end');
    const { browser } = await openHierarchy();
    assert.equal(killExtensionHosts(server), 1);
    await browser.close();
    await isOver();
  });

  it('is started again by the next window, and ends with it when it is closed', async function () {
    this.timeout(400_000);
    const { browser, page } = await openHierarchy();
    assert.ok((await readServiceFile(server.dataFolder)) !== undefined);
    await page.goto('about:blank');
    await browser.close();
    await isOver();
  });
});
