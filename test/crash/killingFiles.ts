import type { FilePort, OpenFile } from '../../src/store/files/filePort.ts';
import type { KillPoint } from './killPoint.ts';

/** Files that count every change of the disk and end this process, without a chance to tidy up, at one of them. */
export class KillingFiles implements FilePort {
  readonly #files: FilePort;
  readonly #point: KillPoint | undefined;
  readonly #beforeEnd: () => void;
  #steps = 0;

  /** `beforeEnd` is the last thing this process does. */
  constructor(files: FilePort, point: KillPoint | undefined, beforeEnd: () => void) {
    this.#files = files;
    this.#point = point;
    this.#beforeEnd = beforeEnd;
  }

  /** Changes so far. */
  get steps(): number {
    return this.#steps;
  }

  async open(path: string, mode: 'read' | 'write' | 'create'): Promise<OpenFile> {
    if (mode === 'read') return this.#files.open(path, mode);
    return this.#killing(await this.#change(() => this.#files.open(path, mode)));
  }

  replace(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
    return this.#change(() => this.#files.replace(path, bytes, mode));
  }

  rename(from: string, to: string): Promise<void> {
    return this.#change(() => this.#files.rename(from, to));
  }

  remove(path: string): Promise<void> {
    return this.#change(() => this.#files.remove(path));
  }

  makeFolder(path: string): Promise<void> {
    return this.#change(() => this.#files.makeFolder(path));
  }

  syncFolder(path: string): Promise<void> {
    return this.#change(() => this.#files.syncFolder(path));
  }

  readAll(path: string): ReturnType<FilePort['readAll']> {
    return this.#files.readAll(path);
  }

  info(path: string): ReturnType<FilePort['info']> {
    return this.#files.info(path);
  }

  list(folder: string): Promise<readonly string[]> {
    return this.#files.list(folder);
  }

  touch(path: string): Promise<void> {
    return this.#files.touch(path);
  }

  #killing(file: OpenFile): OpenFile {
    return {
      read: (position, length) => file.read(position, length),
      size: () => file.size(),
      close: () => file.close(),
      truncate: (length) => this.#change(() => file.truncate(length)),
      sync: () => this.#change(() => file.sync()),
      write: (position, bytes) =>
        this.#change(
          () => file.write(position, bytes),
          () => file.write(position, bytes.subarray(0, bytes.length >> 1)),
        ),
    };
  }

  async #change<T>(whole: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
    const moment = ++this.#steps === this.#point?.step ? this.#point.moment : undefined;
    if (moment === 'before') this.#endProcess();
    if (moment === 'middle') {
      // What cannot be halved is under way when the process ends.
      if (half === undefined) void whole();
      else await half();
      this.#endProcess();
    }
    const result = await whole();
    if (moment === 'after') this.#endProcess();
    return result;
  }

  #endProcess(): void {
    this.#beforeEnd();
    process.kill(process.pid, 'SIGKILL');
  }
}
