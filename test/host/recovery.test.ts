import assert from 'node:assert/strict';
import path from 'node:path';
import process from 'node:process';
import { commands, workspace } from 'vscode';
import { isRecord } from '../../src/base/isRecord.ts';
import { commandIds } from '../../src/extension/ids.ts';
import { findServiceFile } from '../../src/service/serviceFile.ts';
import { killWhenGrown } from '../support/killWhenGrown.ts';

describe('A service that is killed during a synchronization', () => {
  it('is started again, and the command waits for the resumed synchronization', async () => {
    await workspace.getConfiguration('softwareUpdateSync').update('confirmSynchronization', false, true);
    await commands.executeCommand(commandIds.openSample);
    const folder = process.env['SUSYNC_DATA'] ?? '';
    const before = await findServiceFile(folder);
    assert.ok(before !== undefined);
    const killing = await killWhenGrown(path.join(folder, 'CS1', 'Logs', 'wsyncmgr.log'), before.pid);
    const [runs]: readonly unknown[] = await Promise.all([
      commands.executeCommand(commandIds.synchronizeFull),
      killing.ended,
    ]);
    assert.ok(Array.isArray(runs));
    const first: unknown = runs[0];
    assert.ok(isRecord(first));
    assert.deepEqual([first['siteCode'], first['outcome']], ['CS1', 'succeeded'], JSON.stringify(first));
    assert.notEqual((await findServiceFile(folder))?.pid, before.pid);
  });
});
