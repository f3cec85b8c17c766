import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  type CodeLens,
  commands,
  type CompletionItem,
  CompletionList,
  type Diagnostic,
  type InlayHint,
  languages,
  Location,
  Position,
  Range,
  tasks,
  type TextDocument,
  Uri,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { commandIds, scriptTaskType } from '../../src/extension/ids.ts';

/** How long VS Code may take to show something (ms). */
const patience = 60_000;

/** Findings of a script, open or not, once there are some; VS Code tells of every change. Rejects where none come. */
function findingsOf({ uri }: Pick<TextDocument, 'uri'>): Promise<readonly Diagnostic[]> {
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

  it('finds what other scripts of the workspace define, and renames it in those that use it', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('No folder is open');
    const written = (name: string, text: string): Uri => {
      const uri = Uri.joinPath(root, name);
      writeFileSync(uri.fsPath, text);
      return uri;
    };
    const common = written('common.ps1', 'function Get-Common { }\nclass Common { }\n');
    const using = written('using.ps1', '. $PSScriptRoot/common.ps1\nGet-Common\n');
    const other = written('other.ps1', 'function Get-Common { 1 }\nGet-Common\n');
    const at = async (command: string, line: number, character: number, ...rest: readonly unknown[]) =>
      commands.executeCommand(command, using, new Position(line, character), ...rest);
    const placesOf = (found: unknown): readonly string[] => {
      assert.ok(Array.isArray(found));
      const locations: readonly unknown[] = found;
      return locations
        .map((one) =>
          one instanceof Location ? `${path.basename(one.uri.path)} ${one.range.start.line}` : '',
        )
        .sort();
    };
    await workspace.openTextDocument(using);
    assert.deepEqual(placesOf(await at('vscode.executeDefinitionProvider', 0, 20)), ['common.ps1 0']);
    assert.deepEqual(placesOf(await at('vscode.executeDefinitionProvider', 1, 5)), ['common.ps1 0']);
    assert.deepEqual(placesOf(await at('vscode.executeReferenceProvider', 1, 5)), [
      'common.ps1 0',
      'using.ps1 1',
    ]);
    const edit = await at('vscode.executeDocumentRenameProvider', 1, 5, 'Get-Shared');
    assert.ok(edit instanceof WorkspaceEdit);
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => path.basename(uri.path))
        .sort(),
      ['common.ps1', 'using.ps1'],
    );
    for (const uri of [common, using, other]) await workspace.fs.delete(uri);
  });

  it('tells behind a schedule token what it says', async () => {
    const text = "$token = '00012000001F2000'\n";
    const document = await workspace.openTextDocument({ language: 'powershell', content: text });
    const hints = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new Range(0, 0, 1, 0),
    );
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position.character]),
      [['Every week on Saturday at 00:00 (local time)', text.length - 1]],
    );
  });

  it('can be run, tried and debugged by what stands above it, where it is written for this host', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('No folder is open');
    const lensesOf = async (name: string): Promise<readonly (string | undefined)[]> => {
      const uri = Uri.joinPath(root, name);
      writeFileSync(uri.fsPath, '1\n');
      await workspace.openTextDocument(uri);
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
      await workspace.fs.delete(uri);
      return lenses.map(({ command }) => command?.command);
    };
    const { runScript, dryRunScript, debugScript } = commandIds;
    assert.deepEqual(await lensesOf('lens.sync.ps1'), [runScript, dryRunScript, debugScript]);
    assert.deepEqual(await lensesOf('lens.ps1'), []);
  });

  it('is checked by a task, with what that finds among the problems of files that are not open', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('No folder is open');
    const uri = Uri.joinPath(root, 'checked.sync.ps1');
    writeFileSync(uri.fsPath, "'fine'\nGet-CMSite -Nope 1\n");
    try {
      const offered = await tasks.fetchTasks({ type: scriptTaskType });
      const check = offered.find(({ definition }) => definition['check'] === true);
      assert.deepEqual(check?.problemMatchers, ['$susync-check']);
      const found = findingsOf({ uri });
      await tasks.executeTask(check);
      const [first] = await found;
      assert.deepEqual(
        [first?.code, first?.range.start.line, first?.source],
        ['NamedParameterNotFound', 1, 'Software Update Sync'],
      );
    } finally {
      await workspace.fs.delete(uri);
    }
  });
});
