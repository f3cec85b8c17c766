import { drivesOf } from '../commands/files/drives.ts';
import type { PesterState } from './pesterState.ts';

const driveName = 'TestDrive';
/** Folders within each other that are looked through. */
const deepest = 64;

/** The folder behind `TestDrive:` while a file of tests runs: empty at first, and after each block without what came there in it. */
export class TestDrive {
  readonly #state: PesterState;
  readonly folder: string;

  /** Makes the folder and the drive. */
  constructor(state: PesterState, temporaryFolder: string) {
    this.#state = state;
    this.folder = `${temporaryFolder}/TestDrive`;
    const { engine } = state;
    if (engine.files.isFolder(this.folder)) engine.files.remove(this.folder);
    engine.files.makeFolder(this.folder);
    drivesOf(engine.environment).put({
      ...{ name: driveName, provider: 'FileSystem', root: this.folder },
      description: 'Files of a test',
    });
  }

  /** What is there now. */
  contents(): ReadonlySet<string> {
    const found = new Set<string>();
    this.#list(this.folder, found, 0);
    return found;
  }

  /** Removes what is not among what was there before. */
  restore(before: ReadonlySet<string>): void {
    const { files } = this.#state.engine;
    for (const path of this.contents()) {
      if (before.has(path) || !(files.isFile(path) || files.isFolder(path))) continue;
      files.remove(path);
    }
  }

  remove(): void {
    const { engine } = this.#state;
    drivesOf(engine.environment).remove(driveName);
    // A test that stands in the folder must not keep the session there.
    if (engine.location === this.folder || engine.location.startsWith(`${this.folder}/`))
      engine.location = engine.options.location;
    if (engine.files.isFolder(this.folder)) engine.files.remove(this.folder);
  }

  #list(folder: string, found: Set<string>, depth: number): void {
    const { files } = this.#state.engine;
    for (const name of files.list(folder)) {
      const path = `${folder}/${name}`;
      found.add(path);
      if (depth < deepest && files.isFolder(path)) this.#list(path, found, depth + 1);
    }
  }
}
