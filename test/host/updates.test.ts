import assert from 'node:assert/strict';
import { commands, Uri, workspace } from 'vscode';
import { commandIds } from '../../src/extension/ids.ts';

/** The text of a document that the extension writes. */
async function written(path: string): Promise<{ readonly text: string; readonly language: string }> {
  const document = await workspace.openTextDocument(Uri.from({ scheme: 'software-update-sync', path }));
  return { text: document.getText(), language: document.languageId };
}

describe('Software updates in the extension host', () => {
  before(async () => {
    await commands.executeCommand(commandIds.openSample);
  });

  it('are documents that name each other: what a version brought, an update, its XML', async () => {
    const comparison = await written('/compare/CS1-0-1/CS1.md');
    assert.match(comparison.text, /^# CS1: version 0 → 1/);
    const [, id = ''] = /\]\(..\/..\/update\/([0-9a-f-]{36})\//.exec(comparison.text) ?? [];
    const update = await written(`/update/${id}/update.md`);
    assert.equal(update.language, 'markdown');
    assert.ok(update.text.includes(`/update-xml/${id}/`));
    const xml = await written(`/update-xml/${id}/update.xml`);
    assert.equal(xml.language, 'xml');
    assert.ok(xml.text.includes(`UpdateID="${id}"`));
  });

  it('that do not exist have no document', async () => {
    await assert.rejects(written('/update/00000000-0000-4000-8000-000000000000/update.md'));
    await assert.rejects(written('/compare/CS1-0-99/CS1.md'));
  });
});
