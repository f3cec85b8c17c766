import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type CancellationToken,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  type TestRunRequest,
  type Uri,
  workspace,
} from 'vscode';
import { answerOperation } from '../../../cmdlets/answerOperation.ts';
import { noted } from '../../../cmdlets/runNotes.ts';
import { runSession } from '../../../cmdlets/runSession.ts';
import { startSessionWorker } from '../../../cmdlets/sessionWorker.ts';
import type { TestRequest } from '../../../cmdlets/testRequest.ts';
import { type Disposable, DisposableList } from '../../../base/disposable.ts';
import type { SessionOwner } from '../../../script/host/sessionThread.ts';
import { withTemporaryFolder } from '../../../script/host/withTemporaryFolder.ts';
import type { TestItem as FoundItem } from '../../../script/language/testItems.ts';
import { asSyncError } from '../../../domain/errors/syncError.ts';
import { toErrorData } from '../../../service/rpc/errorData.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { inBackground } from '../../inBackground.ts';
import { ownSession } from '../ownSession.ts';
import { mayRun } from '../runScript.ts';
import { scriptPlace } from '../scriptPlace.ts';
import { readScript } from '../storedScript.ts';
import { type ItemsByLine, TestResults } from './testResults.ts';

const pattern = '**/*.{Tests,tests}.ps1';
/** Most files of a workspace that are looked at. */
const mostFiles = 2000;

/** The tests of the workspace as a tree: files, found when the tree is first shown, with the blocks and tests that their texts say they have. */
export class TestExplorer implements Disposable {
  readonly #controller: TestController;
  readonly #parts: ExtensionParts;
  readonly #disposables = new DisposableList();
  #found: Promise<void> | undefined;

  constructor(controller: TestController, parts: ExtensionParts) {
    this.#controller = controller;
    this.#parts = parts;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Finds files, or what is in one. */
  async resolve(item: TestItem | undefined): Promise<void> {
    if (item === undefined) await this.#findFiles();
    else await this.#look(item);
  }

  /** Runs what is asked for, file by file; nothing in workspaces that are not trusted. */
  async run(request: TestRunRequest, token: CancellationToken): Promise<void> {
    if (!(await mayRun())) return;
    const run = this.#controller.createTestRun(request);
    const abort = new AbortController();
    const canceled = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      for (const [file, chosen] of await this.#chosen(request)) {
        if (abort.signal.aborted) break;
        await this.#runFile(run, file, chosen, abort.signal);
      }
    } finally {
      canceled.dispose();
      run.end();
    }
  }

  #findFiles(): Promise<void> {
    this.#found ??= this.#search();
    return this.#found;
  }

  async #search(): Promise<void> {
    const watcher = workspace.createFileSystemWatcher(pattern);
    this.#disposables.add(watcher);
    this.#disposables.add(
      watcher.onDidCreate((uri) => {
        this.#add(uri);
      }),
    );
    this.#disposables.add(
      watcher.onDidDelete((uri) => {
        this.#controller.items.delete(uri.toString());
      }),
    );
    this.#disposables.add(
      watcher.onDidChange((uri) => {
        const item = this.#controller.items.get(uri.toString());
        if (item !== undefined && item.children.size > 0)
          inBackground(this.#look(item), this.#parts.diagnostics);
      }),
    );
    for (const uri of await workspace.findFiles(pattern, '**/node_modules/**', mostFiles)) this.#add(uri);
  }

  #add(uri: Uri): void {
    if (uri.scheme !== 'file') return;
    const item = this.#controller.createTestItem(uri.toString(), path.basename(uri.path), uri);
    item.description = workspace.asRelativePath(path.dirname(uri.fsPath));
    item.canResolveChildren = true;
    this.#controller.items.add(item);
  }

  /** Reads a file and puts its blocks and tests below its item. */
  async #look(item: TestItem): Promise<void> {
    const { uri } = item;
    if (uri === undefined || item.parent !== undefined) return;
    const script = await readScript(uri);
    if (script === undefined) return;
    // The parser is a file of its own, which is read with the first file of tests.
    const { testItems } = await import('../../../script/language/testItems.ts');
    const made = (found: FoundItem): TestItem => {
      const child = this.#controller.createTestItem(`${found.line}:${found.start}`, found.name, uri);
      child.range = script.rangeOf(found);
      child.children.replace(found.children.map(made));
      return child;
    };
    item.children.replace(testItems(script.text).map(made));
  }

  /** Files with the tests that are to run of them; null for all. */
  async #chosen(request: TestRunRequest): Promise<ReadonlyMap<TestItem, readonly TestItem[] | null>> {
    await this.#findFiles();
    const asked: TestItem[] = [];
    if (request.include === undefined) this.#controller.items.forEach((item) => asked.push(item));
    else asked.push(...request.include);
    const excluded = new Set(request.exclude ?? []);
    const chosen = new Map<TestItem, TestItem[] | null>();
    for (const item of asked) {
      if (excluded.has(item)) continue;
      const file = fileOf(item);
      if (file.children.size === 0) await this.#look(file);
      if (item === file && excluded.size === 0) chosen.set(file, null);
      else {
        const known = chosen.get(file);
        if (known !== null) chosen.set(file, [...(known ?? []), ...leavesOf(item, excluded)]);
      }
    }
    return chosen;
  }

  async #runFile(
    run: TestRun,
    file: TestItem,
    chosen: readonly TestItem[] | null,
    signal: AbortSignal,
  ): Promise<void> {
    const { uri } = file;
    if (uri === undefined) return;
    const { diagnostics, clock, context, door, user } = this.#parts;
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (document?.isDirty === true && (await document.save())) await this.#look(file);
    for (const item of chosen ?? leavesOf(file, new Set())) run.enqueued(item);
    const results = new TestResults(run, file, itemsByLine(file));
    const owner: SessionOwner = {
      answer: answerOperation(() => door.service()),
      failureOf: toErrorData,
      show: (_stream, text) => {
        run.appendOutput(text.replaceAll(/\r?\n/g, '\r\n'));
        return Promise.resolve();
      },
      progress: () => undefined,
      test: (event) => {
        results.tell(event);
      },
    };
    const program = path.join(context.extensionPath, 'dist', 'script.cjs');
    const title = `Tests of ${uri.fsPath}`;
    const texts = [{ name: '', text: document?.getText() ?? (await readFile(uri.fsPath, 'utf8')) }];
    const notes = {
      log: (line: string) => {
        diagnostics.info(line);
      },
      monotonic: () => clock.monotonic(),
    };
    await withTemporaryFolder(async (temporaryFolder) => {
      const request = { ...requestOf(uri, chosen, user), temporaryFolder };
      try {
        await noted({ title, texts, argumentCount: 0, isDryRun: false }, request, notes, () =>
          runSession(startSessionWorker(program), request, owner, { signal }),
        );
      } catch (error) {
        const { message } = asSyncError(error);
        if (!signal.aborted) run.errored(file, new TestMessage(message));
      }
    });
  }
}

function requestOf(uri: Uri, chosen: readonly TestItem[] | null, user: string): TestRequest {
  const file = uri.fsPath;
  const lines = (chosen ?? []).flatMap(({ range }) => (range === undefined ? [] : [range.start.line + 1]));
  return {
    kind: 'tests',
    ...ownSession(user, scriptPlace(uri)),
    paths: [file],
    filter: { tags: [], excludedTags: [], fullNames: [], lines: lines.map((line) => `${file}:${line}`) },
    verbosity: 'Detailed',
  };
}

function fileOf(item: TestItem): TestItem {
  return item.parent === undefined ? item : fileOf(item.parent);
}

/** The tests below an item, or itself where it is one. */
function leavesOf(item: TestItem, excluded: ReadonlySet<TestItem>): readonly TestItem[] {
  if (excluded.has(item)) return [];
  if (item.children.size === 0) return item.parent === undefined ? [] : [item];
  const leaves: TestItem[] = [];
  item.children.forEach((child) => leaves.push(...leavesOf(child, excluded)));
  return leaves;
}

function itemsByLine(file: TestItem): ItemsByLine {
  const found = new Map<number, TestItem[]>();
  const add = (item: TestItem): void => {
    const line = (item.range?.start.line ?? -1) + 1;
    found.set(line, [...(found.get(line) ?? []), item]);
    item.children.forEach(add);
  };
  file.children.forEach(add);
  return found;
}
