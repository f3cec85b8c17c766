import type { FilePort, OpenFile } from '../../src/store/files/filePort.ts';

/** A change of the disk: what is done to which file. */
export type DiskStep =
  'write' | 'truncate' | 'sync' | 'replace' | 'rename' | 'remove' | 'makeFolder' | 'syncFolder';

/** Hears of every change before it is made; what it throws is the disk's answer. */
export type OnStep = (step: DiskStep, path: string) => void | Promise<void>;

/** Files whose changes are told, and refused, step by step. */
export function faultyFiles(files: FilePort, onStep: OnStep, afterStep?: OnStep): FilePort {
  const guarded = async <T>(step: DiskStep, path: string, action: () => Promise<T>): Promise<T> => {
    await onStep(step, path);
    const result = await action();
    await afterStep?.(step, path);
    return result;
  };
  return {
    readAll: (path) => files.readAll(path),
    info: (path) => files.info(path),
    list: (folder) => files.list(folder),
    touch: (path) => files.touch(path),
    async open(path, mode) {
      return faultyFile(await files.open(path, mode), path, guarded);
    },
    replace: (path, bytes, mode) => guarded('replace', path, () => files.replace(path, bytes, mode)),
    rename: (from, to) => guarded('rename', to, () => files.rename(from, to)),
    remove: (path) => guarded('remove', path, () => files.remove(path)),
    makeFolder: (path) => guarded('makeFolder', path, () => files.makeFolder(path)),
    syncFolder: (path) => guarded('syncFolder', path, () => files.syncFolder(path)),
  };
}

function faultyFile(
  file: OpenFile,
  path: string,
  guarded: <T>(step: DiskStep, path: string, action: () => Promise<T>) => Promise<T>,
): OpenFile {
  return {
    read: (position, length) => file.read(position, length),
    write: (position, bytes) => guarded('write', path, () => file.write(position, bytes)),
    truncate: (length) => guarded('truncate', path, () => file.truncate(length)),
    sync: () => guarded('sync', path, () => file.sync()),
    size: () => file.size(),
    close: () => file.close(),
  };
}

/** An error as the operating system gives it. */
export function systemError(code: 'ENOSPC' | 'EIO' | 'EROFS'): Error {
  return Object.assign(new Error(`${code}: refused by the test`), { code });
}
