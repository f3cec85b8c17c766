import { NetObject } from '../../values/value.ts';
import type { FileStatus, NetFiles } from './netFiles.ts';

/** A file or folder as an object: System.IO.FileInfo or DirectoryInfo. What the system knows of it is read once, until it is refreshed. */
export class FileItem extends NetObject {
  readonly typeName: 'System.IO.FileInfo' | 'System.IO.DirectoryInfo';
  readonly files: NetFiles;
  /** Absolute; another after it was moved. */
  path: string;
  /** As it was given: what it is as a text. */
  written: string;
  #status: FileStatus | null | undefined;

  constructor(path: string, files: NetFiles, isFolder: boolean, written = path) {
    super();
    this.typeName = isFolder ? 'System.IO.DirectoryInfo' : 'System.IO.FileInfo';
    this.path = path;
    this.written = written;
    this.files = files;
  }

  get isFolder(): boolean {
    return this.typeName === 'System.IO.DirectoryInfo';
  }

  /** Without what stands above it. */
  get name(): string {
    return nameOf(this.path);
  }

  /** With its dot; empty for none. */
  get extension(): string {
    const dot = this.name.lastIndexOf('.');
    return dot < 0 || dot === this.name.length - 1 ? '' : this.name.slice(dot);
  }

  /** What the system knows; null where there is nothing of that kind. */
  get status(): FileStatus | null {
    if (this.#status === undefined) {
      const found = this.files.status(this.path);
      this.#status = found?.isFolder === this.isFolder ? found : null;
    }
    return this.#status;
  }

  refresh(): void {
    this.#status = undefined;
  }
}

/** Last part of an absolute path; the root is its own. */
export function nameOf(path: string): string {
  return path === '/' ? path : path.slice(path.lastIndexOf('/') + 1);
}

/** The folder that an absolute path stands in; null for the root. */
export function folderOf(path: string): string | null {
  return path === '/' ? null : parentOf(path);
}

/** The folder that an absolute path stands in; the root for itself. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}

/** A path below a folder. */
export function below(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`;
}
