import assert from 'node:assert/strict';
import fs from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { nodeFiles } from '../../../../src/store/files/nodeFiles.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

/** Runs something and tells which files and folders the operating system was asked to sync meanwhile, in order. */
async function syncedBy(action: () => Promise<unknown>): Promise<string[]> {
  const synced: string[] = [];
  const note = (descriptor: number): void => {
    synced.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`));
  };
  const some = await open(import.meta.filename, 'r');
  const handles: unknown = Object.getPrototypeOf(some);
  await some.close();
  assert.ok(isHandle(handles));
  const { sync, datasync } = handles;
  const { fsync } = fs;
  handles.sync = function (this: FileHandle) {
    note(this.fd);
    return sync.call(this);
  };
  handles.datasync = function (this: FileHandle) {
    note(this.fd);
    return datasync.call(this);
  };
  Object.assign(fs, {
    fsync: (descriptor: number, done: fs.NoParamCallback) => {
      note(descriptor);
      fsync(descriptor, done);
    },
  });
  try {
    await action();
  } finally {
    Object.assign(handles, { sync, datasync });
    Object.assign(fs, { fsync });
  }
  return synced;
}

function isHandle(value: unknown): value is Pick<FileHandle, 'sync' | 'datasync'> {
  return typeof value === 'object' && value !== null && 'sync' in value && 'datasync' in value;
}

describe("The machine's files", () => {
  let folder: string;

  before(function () {
    if (process.platform !== 'linux') this.skip();
  });

  beforeEach(async () => {
    folder = fs.realpathSync(await tempFolder());
  });

  it('are on the medium once they were synced', async () => {
    const name = path.join(folder, 'file');
    const file = await nodeFiles.open(name, 'write');
    await file.write(0, Buffer.from('text'));
    assert.deepEqual(await syncedBy(() => file.sync()), [name]);
    await file.close();
    assert.deepEqual(await syncedBy(() => nodeFiles.syncFolder(folder)), [folder]);
  });

  it('are replaced with the new content first, the name after it', async () => {
    const synced = await syncedBy(() => nodeFiles.replace(path.join(folder, 'file'), Buffer.from('text')));
    assert.equal(synced.length, 2);
    assert.match(synced[0] ?? '', /[\\/]file\.\d+$/);
    assert.equal(synced[1], folder);
  });

  it('have folders whose own names are on the medium, also of one that was there already', async () => {
    const deep = path.join(folder, 'one', 'two', 'three');
    const above = [path.join(folder, 'one', 'two'), path.join(folder, 'one'), folder];
    assert.deepEqual(await syncedBy(() => nodeFiles.makeFolder(deep)), above);
    assert.deepEqual(await syncedBy(() => nodeFiles.makeFolder(deep)), above.slice(0, 1));
  });

  it('have folders below one that may not be read', async function () {
    if (process.getuid?.() === 0) this.skip();
    const closed = path.join(folder, 'closed');
    await mkdir(path.join(closed, 'open'), { recursive: true });
    fs.chmodSync(closed, 0o311);
    await nodeFiles.makeFolder(path.join(closed, 'open'));
    fs.chmodSync(closed, 0o700);
  });
});
