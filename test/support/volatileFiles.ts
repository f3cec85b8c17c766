import path from 'node:path';
import type { FilePort, OpenFile, OpenMode } from '../../src/store/filePort.ts';

type Change =
  | { readonly kind: 'write'; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly length: number };

/** A file: what is on the medium, and what was done to it since it was last synced. */
interface Node {
  durable: Uint8Array;
  unsynced: Change[];
}

/**
 * Files in memory that know what a power cut would leave: content counts once its file was synced, names once their folder
 * was. `powerCut` keeps, drops or tears everything else, in any combination.
 */
export class VolatileFiles implements FilePort {
  readonly #durableNames: Map<string, Node>;
  readonly #names: Map<string, Node>;

  constructor(names: ReadonlyMap<string, Node> = new Map()) {
    this.#durableNames = new Map(names);
    this.#names = new Map(names);
  }

  /** What is left when the power goes now; `random` answers numbers from 0 to below 1. */
  powerCut(random: () => number): VolatileFiles {
    const names = new Map<string, Node>();
    for (const name of new Set([...this.#durableNames.keys(), ...this.#names.keys()])) {
      const [before, after] = [this.#durableNames.get(name), this.#names.get(name)];
      const node = random() < 0.5 ? before : after;
      if (node !== undefined) names.set(name, { durable: contentAfterCut(node, random), unsynced: [] });
    }
    return new VolatileFiles(names);
  }

  /** The files as they are now, all of it on the medium: what a killed process leaves. */
  kill(): VolatileFiles {
    const copy = ([name, node]: [string, Node]): [string, Node] => [
      name,
      { durable: contentOf(node), unsynced: [] },
    ];
    return new VolatileFiles(new Map([...this.#names].map(copy)));
  }

  open(file: string, mode: OpenMode): Promise<OpenFile> {
    const node = this.#names.get(file);
    if (mode === 'read' && node === undefined) return Promise.reject(fileError('ENOENT', file));
    if (mode === 'create' && node !== undefined) return Promise.reject(fileError('EEXIST', file));
    const opened = node ?? { durable: new Uint8Array(0), unsynced: [] };
    this.#names.set(file, opened);
    return Promise.resolve(openNode(opened));
  }

  replace(file: string, bytes: Uint8Array): Promise<void> {
    const node = { durable: bytes.slice(), unsynced: [] };
    this.#names.set(file, node);
    this.#durableNames.set(file, node);
    return Promise.resolve();
  }

  readAll(file: string): Promise<Uint8Array | undefined> {
    const node = this.#names.get(file);
    return Promise.resolve(node && contentOf(node));
  }

  info(file: string): Promise<{ readonly size: number; readonly modified: number } | undefined> {
    const node = this.#names.get(file);
    return Promise.resolve(node && { size: contentOf(node).length, modified: 0 });
  }

  rename(from: string, to: string): Promise<void> {
    const node = this.#names.get(from);
    if (node === undefined) return Promise.reject(fileError('ENOENT', from));
    this.#names.delete(from);
    this.#names.set(to, node);
    return Promise.resolve();
  }

  remove(file: string): Promise<void> {
    this.#names.delete(file);
    return Promise.resolve();
  }

  touch(): Promise<void> {
    return Promise.resolve();
  }

  makeFolder(): Promise<void> {
    return Promise.resolve();
  }

  list(folder: string): Promise<readonly string[]> {
    const below = [...this.#names.keys()].filter((name) => name.startsWith(`${folder}/`));
    const names = below.map((name) => name.slice(folder.length + 1).split('/')[0] ?? '');
    return Promise.resolve([...new Set(names)].sort());
  }

  syncFolder(folder: string): Promise<void> {
    for (const name of [...this.#durableNames.keys(), ...this.#names.keys()]) {
      if (path.dirname(name) !== folder) continue;
      const node = this.#names.get(name);
      if (node === undefined) this.#durableNames.delete(name);
      else this.#durableNames.set(name, node);
    }
    return Promise.resolve();
  }
}

function openNode(node: Node): OpenFile {
  return {
    read: (position, length) => Promise.resolve(contentOf(node).slice(position, position + length)),
    write: (position, bytes) => {
      node.unsynced.push({ kind: 'write', position, bytes: bytes.slice() });
      return Promise.resolve();
    },
    truncate: (length) => {
      node.unsynced.push({ kind: 'truncate', length });
      return Promise.resolve();
    },
    sync: () => {
      node.durable = contentOf(node);
      node.unsynced = [];
      return Promise.resolve();
    },
    size: () => Promise.resolve(contentOf(node).length),
    close: () => Promise.resolve(),
  };
}

function contentOf(node: Node): Uint8Array {
  return node.unsynced.reduce(changed, node.durable);
}

function contentAfterCut(node: Node, random: () => number): Uint8Array {
  let content = node.durable;
  for (const change of node.unsynced) {
    const fate = random();
    if (fate < 0.35) continue;
    if (change.kind === 'write' && fate < 0.7) {
      content = changed(content, { ...change, bytes: tornBytes(change.bytes, random) });
    } else content = changed(content, change);
  }
  return content;
}

/** Part of a write: its beginning, or some stretch of it between zeros where only the length had grown. */
function tornBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  const end = Math.floor(random() * bytes.length);
  if (random() < 0.5) return bytes.slice(0, end);
  const torn = new Uint8Array(bytes.length);
  const start = Math.floor(random() * end);
  torn.set(bytes.subarray(start, end), start);
  return torn;
}

function changed(content: Uint8Array, change: Change): Uint8Array {
  const length =
    change.kind === 'truncate'
      ? change.length
      : Math.max(content.length, change.position + change.bytes.length);
  const result = new Uint8Array(length);
  result.set(content.subarray(0, length));
  if (change.kind === 'write') result.set(change.bytes, change.position);
  return result;
}

function fileError(code: 'ENOENT' | 'EEXIST', file: string): Error {
  return Object.assign(new Error(`${code}: ${file}`), { code });
}
