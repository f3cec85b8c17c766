import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { documentUri } from '../../src/extension/documents/virtualDocuments.ts';
import { commandIds } from '../../src/extension/ids.ts';

describe('The history in the extension host', () => {
  it('opens a run as a document of its steps', async () => {
    await workspace.getConfiguration('softwareUpdateSync').update('confirmSynchronization', false, true);
    await commands.executeCommand(commandIds.openSample);
    const runs: unknown = await commands.executeCommand(commandIds.synchronize);
    assert.ok(Array.isArray(runs));
    const [id] = runs.map(({ _id }: { readonly _id: unknown }) => String(_id));
    await commands.executeCommand(commandIds.openRun, id);
    const document = await workspace.openTextDocument(documentUri('run', id ?? '', 'md'));
    assert.match(document.getText(), /^# Synchronization of CS1/);
    assert.match(document.getText(), /\| WSUS server \| cs1sup/);
  });
});
