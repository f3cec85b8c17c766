import assert from 'node:assert/strict';
import { commands, extensions, workspace } from 'vscode';
import type { SoftwareUpdateSyncApi } from '../../src/extension/api.ts';
import { documentUri } from '../../src/extension/documents/virtualDocuments.ts';
import { commandIds } from '../../src/extension/ids.ts';

const identifier = 'software-update-sync.software-update-sync';

describe('The extension in its host', () => {
  it('is activated by what it contributes, within a moment, and starts no service by that', async () => {
    const extension = extensions.getExtension(identifier);
    assert.ok(extension !== undefined);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('implements every command of its manifest', async () => {
    const known = new Set(await commands.getCommands(true));
    assert.deepEqual(
      Object.values(commandIds).filter((id) => !known.has(id)),
      [],
    );
  });

  it('makes the sample hierarchy and synchronizes it', async () => {
    await workspace.getConfiguration('softwareUpdateSync').update('confirmSynchronization', false, true);
    await commands.executeCommand(commandIds.openSample);
    const runs: unknown = await commands.executeCommand(commandIds.synchronize);
    assert.ok(Array.isArray(runs));
    assert.deepEqual(
      runs.map(({ siteCode, outcome }: { siteCode: unknown; outcome: unknown }) => [siteCode, outcome]),
      [
        ['CS1', 'succeeded'],
        ['PS1', 'succeeded'],
        ['PS2', 'succeeded'],
        ['SS1', 'succeeded'],
      ],
    );
  });

  it('offers its API to other extensions', async () => {
    const api = extensions.getExtension<SoftwareUpdateSyncApi>(identifier)?.exports;
    assert.ok(api !== undefined);
    assert.equal(api.version, 1);
    assert.deepEqual((await api.sites()).map(({ siteCode }) => siteCode).sort(), [
      'CS1',
      'PS1',
      'PS2',
      'SS1',
    ]);
    assert.ok((await api.status()).every(({ LastSyncState }) => LastSyncState !== null));
  });

  it('shows the properties of a site, and how the test of its source went, as documents', async () => {
    await commands.executeCommand(commandIds.showProperties, { kind: 'site', siteCode: 'CS1' });
    const properties = (await workspace.openTextDocument(documentUri('site', 'CS1', 'md'))).getText();
    assert.match(properties, /^# Site CS1\n/);
    const source = /\| Synchronization source \| (.+?) \|/.exec(properties)?.[1]?.replaceAll('\\', '') ?? '';
    assert.match(source, /^http:/);
    await commands.executeCommand(commandIds.testSource);
    const report = (await workspace.openTextDocument(documentUri('source', source, 'md'))).getText();
    assert.match(report, /^# The source answers\n/);
  });
});
