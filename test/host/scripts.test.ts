import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  commands,
  type CompletionItem,
  CompletionList,
  type Diagnostic,
  languages,
  Position,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import { commandIds } from '../../src/extension/ids.ts';

/** How long VS Code may take to show something (ms). */
const patience = 60_000;

/** Findings of a document, once there are some; VS Code tells of every change. Rejects where none come. */
function findingsOf({ uri }: TextDocument): Promise<readonly Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = languages.getDiagnostics(uri);
      if (found.length === 0) return;
      clearTimeout(tooLate);
      changed.dispose();
      resolve(found);
    };
    const tooLate = setTimeout(() => {
      changed.dispose();
      reject(new Error('Nothing was found in the script'));
    }, patience);
    const changed = languages.onDidChangeDiagnostics(look);
    look();
  });
}

describe('A PowerShell script in the extension host', () => {
  const folder = process.env['SUSYNC_DATA'] ?? '';
  const written = path.join(folder, 'written.txt');
  const file = Uri.file(path.join(folder, 'report.ps1'));

  it('has findings and completion, runs over the service, and as a dry run changes nothing', async () => {
    writeFileSync(file.fsPath, `gci .\n(Get-CMSite).Count | Set-Content -Path '${written}'\nexit 7\n`);
    const document = await workspace.openTextDocument(file);
    assert.equal(document.languageId, 'powershell');
    const findings = await findingsOf(document);
    assert.deepEqual(
      findings.map(({ code, range }) => [code, range.start.line]),
      [['PSAvoidUsingCmdletAliases', 0]],
    );
    const list: unknown = await commands.executeCommand(
      'vscode.executeCompletionItemProvider',
      file,
      new Position(1, '(Get-CM'.length),
    );
    assert.ok(list instanceof CompletionList);
    const items: readonly CompletionItem[] = list.items;
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('Get-CMSite'), labels.join(', '));
    writeFileSync(written, 'before');
    assert.equal(await commands.executeCommand(commandIds.dryRunScript, file), 7);
    assert.equal(readFileSync(written, 'utf8'), 'before');
    assert.equal(await commands.executeCommand(commandIds.runScript, file), 7);
    assert.match(readFileSync(written, 'utf8'), /^\d+\s*$/);
  });
});
