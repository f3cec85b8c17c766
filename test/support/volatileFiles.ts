import path from 'node:path';
import type { FilePort, OpenFile, OpenMode } from '../../src/store/files/filePort.ts';

type Change =
  | { readonly kind: 'write'; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly length: number };

/** A change of names that is on the medium once a folder of one of them was synced. As file systems do it, a rename is one. */
type NameChange =
  | { readonly kind: 'create'; readonly name: string; readonly node: Node }
  | { readonly kind: 'rename'; readonly name: string; readonly from: string; readonly node: Node }
  | { readonly kind: 'remove'; readonly name: string };

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
  #pending: NameChange[] = [];
  readonly #names: Map<string, Node>;

  constructor(names: ReadonlyMap<string, Node> = new Map()) {
    this.#durableNames = new Map(names);
    this.#names = new Map(names);
  }

  /** What is left when the power goes now; `random` answers numbers from 0 to below 1. */
  powerCut(random: () => number): VolatileFiles {
    const names = new Map(this.#durableNames);
    for (const change of this.#pending) if (random() < 0.5) applyName(names, change);
    const copies = new Map<Node, Node>();
    const copy = (node: Node): Node => {
      const known = copies.get(node) ?? { durable: contentAfterCut(node, random), unsynced: [] };
      copies.set(node, known);
      return known;
    };
    return new VolatileFiles(new Map([...names].map(([name, node]) => [name, copy(node)])));
  }

  /** The same files below another folder. */
  moved(from: string, to: string): VolatileFiles {
    const names = [...this.#names].map(([name, node]): [string, Node] => [
      path.join(to, path.relative(from, name)),
      node,
    ]);
    return new VolatileFiles(new Map(names));
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
    if (node !== undefined) return Promise.resolve(openNode(node));
    const created = { durable: new Uint8Array(0), unsynced: [] };
    this.#change({ kind: 'create', name: file, node: created });
    return Promise.resolve(openNode(created));
  }

  replace(file: string, bytes: Uint8Array): Promise<void> {
    const node = { durable: bytes.slice(), unsynced: [] };
    this.#pending = this.#pending.filter(({ name }) => name !== file);
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
    this.#change({ kind: 'rename', name: to, from, node });
    return Promise.resolve();
  }

  remove(file: string): Promise<void> {
    if (this.#names.has(file)) this.#change({ kind: 'remove', name: file });
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
    const isHere = (change: NameChange): boolean =>
      path.dirname(change.name) === folder ||
      (change.kind === 'rename' && path.dirname(change.from) === folder);
    for (const change of this.#pending) if (isHere(change)) applyName(this.#durableNames, change);
    this.#pending = this.#pending.filter((change) => !isHere(change));
    return Promise.resolve();
  }

  #change(change: NameChange): void {
    applyName(this.#names, change);
    this.#pending.push(change);
  }
}

function applyName(names: Map<string, Node>, change: NameChange): void {
  if (change.kind === 'rename') names.delete(change.from);
  if (change.kind === 'remove') names.delete(change.name);
  else names.set(change.name, change.node);
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
