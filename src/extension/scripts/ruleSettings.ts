import { FileSystemError, RelativePattern, type TextDocument, Uri, workspace } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { readScript } from './storedScript.ts';
import { type LintSettings, readLintSettings, standardLint } from '../../script/language/lintSettings.ts';

/** In the root of a workspace folder it says which rules are asked, as for PSScriptAnalyzer. */
const settingsName = 'PSScriptAnalyzerSettings.psd1';

/** Which rules are asked of a script: as the settings file of its workspace folder says. */
export class RuleSettings implements Disposable {
  readonly #disposables = new DisposableList();
  /** By workspace folder; the usual ones until its file has been read. */
  readonly #settings = new Map<string, LintSettings>();
  readonly #changed: () => void;
  readonly #tell: (failure: string) => void;

  /** `changed` is called when others are asked than before, `tell` with why a file that is there cannot be read. */
  constructor(changed: () => void, tell: (failure: string) => void) {
    this.#changed = changed;
    this.#tell = tell;
  }

  of({ uri }: TextDocument): LintSettings {
    const folder = workspace.getWorkspaceFolder(uri);
    if (folder === undefined) return standardLint;
    const key = folder.uri.toString();
    const known = this.#settings.get(key);
    if (known !== undefined) return known;
    this.#settings.set(key, standardLint);
    const file = Uri.joinPath(folder.uri, settingsName);
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, settingsName));
    const read = (): void => {
      readScript(file).then(
        (script) => {
          if (script === undefined) this.#tell(unreadable(file, 'it is too large'));
          else this.#set(key, readLintSettings(script.text));
        },
        (error: unknown) => {
          // Most folders have none.
          const isMissing = error instanceof FileSystemError && error.code === 'FileNotFound';
          if (isMissing) this.#set(key, standardLint);
          else this.#tell(unreadable(file, String(error)));
        },
      );
    };
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete])
      this.#disposables.add(event(read));
    this.#disposables.add(watcher);
    read();
    return standardLint;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #set(key: string, settings: LintSettings): void {
    const before = this.#settings.get(key);
    this.#settings.set(key, settings);
    if (before !== settings) this.#changed();
  }
}

function unreadable(file: Uri, why: string): string {
  return `${file.toString(true)} cannot be read, so that other rules than it names are asked: ${why}`;
}
