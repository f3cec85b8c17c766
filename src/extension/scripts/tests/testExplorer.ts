import path from 'node:path';
import {
  type CancellationToken,
  type TestController,
  type TestItem,
  type TestRunRequest,
  type Uri,
  workspace,
} from 'vscode';
import { type Disposable, DisposableList } from '../../../base/disposable.ts';
import type { TestItem as FoundItem } from '../../../script/language/testItems.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { inBackground } from '../../inBackground.ts';
import type { DebuggedRuns } from '../debug/debuggedRuns.ts';
import { mayRun } from '../runScript.ts';
import { readScript } from '../storedScript.ts';
import { TestFileRuns } from './testFileRuns.ts';
import { leavesOf } from './testItems.ts';

const pattern = '**/*.{Tests,tests}.ps1';
/** Most files of a workspace that are looked at. */
const mostFiles = 2000;

/** The tests of the workspace as a tree: files, found when the tree is first shown, with the blocks and tests that their texts say they have. */
export class TestExplorer implements Disposable {
  readonly #controller: TestController;
  readonly #parts: ExtensionParts;
  readonly #disposables = new DisposableList();
  readonly #files: TestFileRuns;
  #found: Promise<void> | undefined;
  #isWatching = false;

  constructor(controller: TestController, parts: ExtensionParts, runs: DebuggedRuns) {
    this.#controller = controller;
    this.#parts = parts;
    this.#files = new TestFileRuns(parts, runs, (item) => this.#look(item));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Finds files, or what is in one. */
  async resolve(item: TestItem | undefined): Promise<void> {
    if (item === undefined) await this.#findFiles();
    else await this.#look(item);
  }

  /** Runs what is asked for, file by file, each in a debug session where it is debugged; nothing in workspaces that are not trusted. */
  async run(request: TestRunRequest, token: CancellationToken, isDebugged: boolean): Promise<void> {
    if (!mayRun()) return;
    const run = this.#controller.createTestRun(request);
    const abort = new AbortController();
    const canceled = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      for (const [file, chosen] of await this.#chosen(request)) {
        if (abort.signal.aborted) break;
        await this.#files.run(run, file, { chosen, signal: abort.signal, isDebugged });
      }
    } finally {
      canceled.dispose();
      run.end();
    }
  }

  /** Finds them once; a search that failed is made again. */
  #findFiles(): Promise<void> {
    this.#found ??= this.#search().catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }

  async #search(): Promise<void> {
    if (!this.#isWatching) this.#watch();
    for (const uri of await workspace.findFiles(pattern, '**/node_modules/**', mostFiles)) this.#add(uri);
  }

  #watch(): void {
    this.#isWatching = true;
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
}

function fileOf(item: TestItem): TestItem {
  return item.parent === undefined ? item : fileOf(item.parent);
}
