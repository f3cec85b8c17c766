import assert from 'node:assert/strict';
import process from 'node:process';
import { commands, workspace } from 'vscode';
import { commandIds, logLanguage } from '../../src/extension/ids.ts';
import { findServiceFile } from '../../src/service/serviceFile.ts';

/** Resolves when the shown log grows. */
function logGrows(): Promise<void> {
  return new Promise((resolve) => {
    const changed = workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== logLanguage || document.uri.scheme !== 'output') return;
      changed.dispose();
      resolve();
    });
  });
}

describe('A service that is killed during a synchronization', () => {
  it('is started again, and the command waits for the resumed synchronization', async () => {
    await workspace.getConfiguration('softwareUpdateSync').update('confirmSynchronization', false, true);
    await commands.executeCommand(commandIds.openSample);
    await commands.executeCommand(commandIds.showLog, 'CS1');
    const folder = process.env['SUSYNC_DATA'] ?? '';
    const before = await findServiceFile(folder);
    assert.ok(before !== undefined);
    const growing = logGrows();
    const synchronizing = commands.executeCommand(commandIds.synchronizeFull);
    await growing;
    process.kill(before.pid, 'SIGKILL');
    const runs: unknown = await synchronizing;
    assert.ok(Array.isArray(runs));
    const [first] = runs.map(({ siteCode, outcome }: { siteCode: unknown; outcome: unknown }) => [
      siteCode,
      outcome,
    ]);
    assert.deepEqual(first, ['CS1', 'succeeded']);
    assert.notEqual((await findServiceFile(folder))?.pid, before.pid);
  });
});
