import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, extensions, Uri, workspace } from 'vscode';
import { commandIds } from '../../src/extension/ids.ts';
import { withWindowService } from '../support/vscode/windowService.ts';

const extension = extensions.getExtension('software-update-sync.software-update-sync');

/** Runs a worked example as its button does; its exit code. */
function worked(name: string, ...given: readonly string[]): Thenable<unknown> {
  const file = Uri.file(path.join(extension?.extensionPath ?? '', 'scripts', name));
  return commands.executeCommand(commandIds.runScript, file, given);
}

describe('A worked example, run in VS Code over the sample hierarchy', () => {
  let folder = '';

  before(async () => {
    folder = path.join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'stick');
    mkdirSync(folder, { recursive: true });
    await commands.executeCommand(commandIds.openSample);
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  it('synchronizes by night, and reports as a page', async () => {
    const report = path.join(folder, 'report.html');
    assert.equal(await worked('Sync-Nightly.ps1', '-ReportPath', report), 0);
    const page = readFileSync(report, 'utf8');
    assert.equal(page.match(/<td>6702<\/td>/g)?.length, 5, page);
    assert.match(page, /Every software update point is in sync/);
  });

  it('tells by its exit code whether the software update points are healthy', async () => {
    assert.equal(await worked('Get-SyncHealth.ps1'), 0);
  });

  it('synchronizes after Patch Tuesday', async () => {
    assert.equal(await worked('Sync-PatchTuesday.ps1', '-OffsetDays', '2', '-At', '04:30'), 0);
    const { text } = await withWindowService((service) => service.schedule({}));
    assert.match(text, /^Every month 2 days after the second Tuesday at 04:30/);
  });

  it('sets a site up as far as it is not: products, languages, the schedule', async () => {
    const [top] = await withWindowService((service) => service.sites());
    assert.ok(top !== undefined);
    const asked = ['-Product', 'Windows 11', '-Classification', 'Security Updates', '-Language', 'German'];
    const given = ['-Source', String(top.source), ...asked, '-EveryHours', '6'];
    assert.equal(await worked('Initialize-Sync.ps1', ...given), 0);
    const { text } = await withWindowService((service) => service.schedule({}));
    assert.match(text, /^Every 6 hours/);
  });

  it('carries a catalog to a site without a link, as a pair', async () => {
    assert.equal(await worked('Export-Catalog.ps1', '-Folder', folder), 0);
    const written = readdirSync(folder).filter((name) => name.endsWith('.susync'));
    assert.match(written.join(' '), /^CS1-\d{6}\.susync$/);
    // What was copied badly is not imported.
    const list = path.join(folder, `${written.join('')}.csv`);
    const sums = readFileSync(list, 'utf8');
    writeFileSync(list, sums.replace(/[0-9A-F]{8}/, '00000000'));
    assert.equal(await worked('Import-Catalog.ps1', '-Folder', folder, '-Force'), 1);
    writeFileSync(list, sums);
    await withWindowService(async (service) => {
      const [top] = await service.sites();
      assert.ok(top?.source !== undefined && top.source !== null);
      await service.setSource({ siteCode: top.siteCode, source: 'none' });
      try {
        const given = ['-Folder', folder, '-Force', '-WriteWantedList'];
        assert.equal(await worked('Import-Catalog.ps1', ...given), 0);
      } finally {
        await service.setSource({ siteCode: top.siteCode, source: top.source });
      }
    });
    assert.match(readFileSync(path.join(folder, 'wanted.json'), 'utf8'), /"CS1"/);
  });
});
