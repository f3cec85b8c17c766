import assert from 'node:assert/strict';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { possibleAddresses, serviceAddress } from '../../../src/service/serviceAddress.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const linux = { platform: 'linux', runtimeFolder: '/run/user/1000', temporaryFolder: '/var/tmp', user: 1000 };
const name = 'a71a6b1cd0ba6b6dc3d9e2e2c0ac8c2a';

describe('The address of a service', () => {
  it('is the same for the same folder and another one for any other', () => {
    const [first] = possibleAddresses('/data/one', linux);
    assert.equal(possibleAddresses('/data/one', linux)[0], first);
    assert.notEqual(possibleAddresses('/data/two', linux)[0], first);
    assert.equal(path.basename(first ?? '').length, `${name}.sock`.length);
  });

  it('stands in the folder for run-time files, else in one of this user in the temporary folder', () => {
    const folders = (surroundings: typeof linux) =>
      possibleAddresses('/data', surroundings).map((address) => path.dirname(address));
    assert.deepEqual(folders(linux), [
      '/run/user/1000/software-update-sync',
      '/var/tmp/software-update-sync-1000',
      '/tmp/software-update-sync-1000',
    ]);
    assert.deepEqual(
      folders({ ...linux, runtimeFolder: 'relative' })[0],
      '/var/tmp/software-update-sync-1000',
    );
  });

  it('is never longer than a socket path may be', () => {
    const long = { ...linux, runtimeFolder: `/${'x'.repeat(60)}`, temporaryFolder: `/${'y'.repeat(200)}` };
    assert.deepEqual(
      possibleAddresses('/data', long).map((address) => path.dirname(address)),
      ['/tmp/software-update-sync-1000'],
    );
  });

  it('is a pipe on Windows', () => {
    const [pipe = ''] = possibleAddresses('C:\\Data', { ...linux, platform: 'win32', user: undefined });
    assert.match(pipe, /^\\\\\.\\pipe\\software-update-sync-[0-9a-f]{32}$/);
  });

  it('is not taken in a folder that others can enter', async function () {
    if (process.platform === 'win32') this.skip();
    const runtime = await tempFolder();
    const before = process.env['XDG_RUNTIME_DIR'];
    process.env['XDG_RUNTIME_DIR'] = runtime;
    try {
      const address = await serviceAddress(runtime);
      assert.ok(address.startsWith(runtime));
      assert.equal((await stat(path.dirname(address))).mode & 0o777, 0o700);
      const open = await tempFolder();
      process.env['XDG_RUNTIME_DIR'] = open;
      await mkdir(path.join(open, 'software-update-sync'), { mode: 0o755 });
      assert.ok(!(await serviceAddress(runtime)).startsWith(open));
    } finally {
      if (before === undefined) delete process.env['XDG_RUNTIME_DIR'];
      else process.env['XDG_RUNTIME_DIR'] = before;
    }
  });
});
