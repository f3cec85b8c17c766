import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  type CodeLens,
  commands,
  type DocumentLink,
  type DocumentSymbol,
  type Hover,
  MarkdownString,
  Position,
  Uri,
  workspace,
} from 'vscode';
import { isComparedVersions } from '../../src/extension/compare/comparedVersions.ts';
import { commandIds, logLanguage } from '../../src/extension/ids.ts';

const folder = (): string => process.env['SUSYNC_DATA'] ?? '';

function shownLog(): string {
  const document = workspace.textDocuments.find(
    ({ uri, languageId }) => uri.scheme === 'output' && languageId === logLanguage,
  );
  return document?.getText() ?? '';
}

/** How long VS Code may take to show something (ms). */
const patience = 60_000;

/** Resolves once an open document satisfies it; VS Code tells of every change. Rejects with what there is instead. */
function until(isTrue: () => boolean, instead: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(tooLate);
      changed.dispose();
      opened.dispose();
    };
    const look = (): void => {
      if (!isTrue()) return;
      end();
      resolve();
    };
    const tooLate = setTimeout(() => {
      end();
      reject(new Error(instead()));
    }, patience);
    const changed = workspace.onDidChangeTextDocument(look);
    const opened = workspace.onDidOpenTextDocument(look);
    look();
  });
}

describe('A log in the extension host', () => {
  const file = (): string => path.join(folder(), 'CS1', 'Logs', 'wsyncmgr.log');
  const contents = (): string => readFileSync(file(), 'utf8').replace(/\r\n/g, '\n');

  /** Resolves when the channel shows the file. */
  const isShown = (): Promise<void> =>
    until(
      () => shownLog().replace(/\r\n/g, '\n') === contents(),
      () => `Shown:\n${shownLog().slice(-2000)}\n\nIn the file:\n${contents().slice(-2000)}`,
    );

  before(async () => {
    await workspace.getConfiguration('softwareUpdateSync').update('confirmSynchronization', false, true);
    await commands.executeCommand(commandIds.openSample);
  });

  it('is shown as it stands in the file, also what a synchronization adds', async () => {
    await commands.executeCommand(commandIds.showLog, 'CS1');
    await isShown();
    const before = shownLog().length;
    await commands.executeCommand(commandIds.synchronize);
    await isShown();
    assert.ok(shownLog().length > before);
  });

  it('has an outline, links and explained codes when its file is opened, and so has a log of any other name', async () => {
    const document = await workspace.openTextDocument(file());
    assert.equal(document.languageId, logLanguage);
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.match(symbols.at(-1)?.detail ?? '', /^succeeded/);
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    assert.ok(links.some(({ target }) => target?.authority === 'support.microsoft.com'));
    const line = document.getText().slice(0, document.getText().indexOf('ID=6701')).split('\n').length - 1;
    const column = document.lineAt(line).text.indexOf('6701');
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new Position(line, column + 1),
    );
    assert.equal(hovers.length, 1);
    const other = path.join(folder(), 'SMSProv.log');
    await workspace.fs.writeFile(Uri.file(other), Buffer.from(document.getText()));
    const opened = await workspace.openTextDocument(other);
    await until(
      () =>
        workspace.textDocuments.some(
          ({ uri, languageId }) => uri.path === opened.uri.path && languageId === logLanguage,
        ),
      () => `${opened.uri.path} is still ${opened.languageId}`,
    );
  });

  it('tells what an update is that a log of the hierarchy names', async () => {
    const document = await workspace.openTextDocument(file());
    const lines = document.getText().split('\n');
    const line = lines.findIndex((text) => /^Synchronizing update [0-9a-f-]{36}/.test(text));
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new Position(line, 'Synchronizing update '.length + 4),
    );
    const shown = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content instanceof MarkdownString ? content.value : '')),
    );
    assert.match(shown.join('\n'), /\[Open Update\]\(command:softwareUpdateSync\.openUpdate\?/);
  });

  it('offers to compare a synchronization with the one before, in logs of the hierarchy alone', async () => {
    // The sample publishes its next month: both synchronizations changed something.
    await commands.executeCommand(commandIds.openSample);
    const lensesOf = (uri: Uri): Thenable<CodeLens[]> =>
      commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const document = await workspace.openTextDocument(file());
    const lenses = await lensesOf(document.uri);
    const last = lenses.at(-1);
    assert.ok(last !== undefined);
    assert.match(document.lineAt(last.range.start.line).text, /^Wakeup /);
    assert.equal(last.command?.command, commandIds.compareRuns);
    const given: readonly unknown[] = last.command.arguments ?? [];
    const [compared] = given;
    assert.ok(isComparedVersions(compared));
    assert.ok(compared.siteCode === 'CS1' && compared.from > 0 && compared.from < compared.to);
    const path = `/compare/CS1-${compared.from}-${compared.to}/CS1.md`;
    const written = await workspace.openTextDocument(Uri.from({ scheme: 'software-update-sync', path }));
    assert.match(written.getText(), new RegExp(`^# CS1: version ${compared.from} → ${compared.to}`));
    const copy = Uri.file(`${folder()}-wsyncmgr.log`);
    await workspace.fs.writeFile(copy, Buffer.from(document.getText()));
    try {
      await workspace.openTextDocument(copy);
      assert.deepEqual(await lensesOf(copy), []);
    } finally {
      await workspace.fs.delete(copy);
    }
  });
});
