import type { FileInfo, FilePort, OpenFile, OpenMode } from '../../src/store/files/filePort.ts';

/** Content as programs see it, and as it is on the medium after the last sync. */
interface Inode {
  content: Uint8Array;
  durable: Uint8Array;
}

/** What is left of the files after a crash. */
export type CrashKind = 'processKilled' | 'powerCut';

const none = new Uint8Array();

/**
 * Files in memory that tell before and after every change, and that can be copied as a crash would leave them: a killed
 * process loses nothing that was written, a power cut all that was not synced.
 */
export class MemoryFiles implements FilePort {
  readonly #entries: Map<string, Inode>;
  #durableEntries: Map<string, Inode>;
  /** Called whenever a change has been made, and in the middle of a write. */
  onChange: () => void = () => undefined;
  /** May throw in place of an operation. */
  before: (operation: string, path: string) => void = () => undefined;

  constructor(files: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.#entries = new Map([...files].map(([path, content]) => [path, { content, durable: content }]));
    this.#durableEntries = new Map(this.#entries);
  }

  /** The files as they would be after a crash now. */
  afterCrash(kind: CrashKind): MemoryFiles {
    const entries = kind === 'powerCut' ? this.#durableEntries : this.#entries;
    const copies = [...entries].map(
      ([path, { content, durable }]) => [path, kind === 'powerCut' ? durable : content] as const,
    );
    return new MemoryFiles(new Map(copies));
  }

  /** Text of a file; undefined when there is none. */
  text(path: string): string | undefined {
    const inode = this.#entries.get(path);
    return inode && new TextDecoder().decode(inode.content);
  }

  /** Puts a file there, or removes it, as somebody else would. */
  set(path: string, text: string | undefined): void {
    if (text === undefined) this.#entries.delete(path);
    else {
      const content = new TextEncoder().encode(text);
      this.#entries.set(path, { content, durable: content });
    }
  }

  open(path: string, mode: OpenMode): Promise<OpenFile> {
    return this.#change('open', path, () => {
      const known = this.#entries.get(path);
      if (known === undefined && mode === 'read') throw failure('ENOENT');
      if (known !== undefined && mode === 'create') throw failure('EEXIST');
      const inode = known ?? { content: none, durable: none };
      this.#entries.set(path, inode);
      return this.#file(path, inode);
    });
  }

  #file(path: string, inode: Inode): OpenFile {
    const change = <T>(operation: string, action: () => T): Promise<T> =>
      this.#change(operation, path, action);
    return {
      read: (position, length) => Promise.resolve(inode.content.slice(position, position + length)),
      write: (position, bytes) =>
        change('write', () => {
          const half = Math.floor(bytes.length / 2);
          inode.content = overwritten(inode.content, position, bytes.subarray(0, half));
          this.onChange();
          inode.content = overwritten(inode.content, position + half, bytes.subarray(half));
        }),
      truncate: (length) =>
        change('truncate', () => {
          inode.content = inode.content.slice(0, length);
        }),
      sync: () =>
        change('sync', () => {
          inode.durable = inode.content;
        }),
      size: () => Promise.resolve(inode.content.length),
      close: () => Promise.resolve(),
    };
  }

  replace(path: string, bytes: Uint8Array): Promise<void> {
    return this.#change('replace', path, () => {
      const inode = { content: bytes, durable: bytes };
      this.#entries.set(path, inode);
      this.#durableEntries.set(path, inode);
    });
  }

  readAll(path: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#entries.get(path)?.content);
  }

  info(path: string): Promise<FileInfo | undefined> {
    const inode = this.#entries.get(path);
    return Promise.resolve(inode && { size: inode.content.length, modified: 0 });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#change('rename', from, () => {
      const inode = this.#entries.get(from);
      if (inode === undefined) throw failure('ENOENT');
      this.#entries.delete(from);
      this.#entries.set(to, inode);
    });
  }

  remove(path: string): Promise<void> {
    return this.#change('remove', path, () => {
      this.#entries.delete(path);
    });
  }

  touch(): Promise<void> {
    return Promise.resolve();
  }

  makeFolder(): Promise<void> {
    return Promise.resolve();
  }

  list(folder: string): Promise<readonly string[]> {
    const names = [...this.#entries.keys()].filter((path) => path.startsWith(`${folder}/`));
    return Promise.resolve(names.map((path) => path.slice(folder.length + 1)).sort());
  }

  syncFolder(folder: string): Promise<void> {
    return this.#change('syncFolder', folder, () => {
      const isHere = (path: string): boolean => path.slice(0, path.lastIndexOf('/')) === folder;
      const elsewhere = [...this.#durableEntries].filter(([path]) => !isHere(path));
      const here = [...this.#entries].filter(([path]) => isHere(path));
      this.#durableEntries = new Map([...elsewhere, ...here]);
    });
  }

  async #change<T>(operation: string, path: string, action: () => T): Promise<T> {
    await Promise.resolve();
    this.before(operation, path);
    const result = action();
    this.onChange();
    return result;
  }
}

/** An error as the operating system's. */
export function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function overwritten(content: Uint8Array, position: number, bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(Math.max(content.length, position + bytes.length));
  result.set(content);
  result.set(bytes, position);
  return result;
}
