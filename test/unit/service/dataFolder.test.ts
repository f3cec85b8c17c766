import assert from 'node:assert/strict';
import { dataFolder } from '../../../src/service/dataFolder.ts';

describe('The data folder', () => {
  const linux = { environment: {}, platform: 'linux', homeFolder: '/home/admin', currentFolder: '/work' };
  const windows = {
    environment: { LOCALAPPDATA: 'C:\\Users\\admin\\AppData\\Local' },
    platform: 'win32',
    homeFolder: 'C:\\Users\\admin',
    currentFolder: 'D:\\work',
  };

  it('is --data before everything, relative to the current folder', () => {
    assert.equal(dataFolder('x/y', { ...linux, environment: { SUSYNC_DATA: '/other' } }), '/work/x/y');
    assert.equal(dataFolder('x', windows), 'D:\\work\\x');
  });

  it('is SUSYNC_DATA before the default', () => {
    assert.equal(dataFolder(undefined, { ...linux, environment: { SUSYNC_DATA: '/other' } }), '/other');
    assert.equal(
      dataFolder(undefined, { ...linux, environment: { SUSYNC_DATA: '' } }),
      '/home/admin/.local/share/software-update-sync',
    );
  });

  it('is the shared one of the machine before that of the user', () => {
    const shared = { ...linux, sharedFolder: '/var/lib/software-update-sync' };
    assert.equal(dataFolder(undefined, shared), '/var/lib/software-update-sync');
    assert.equal(dataFolder('x', shared), '/work/x');
    assert.equal(dataFolder(undefined, { ...shared, environment: { SUSYNC_DATA: '/other' } }), '/other');
  });

  it("is the system's place for such data by default", () => {
    assert.equal(dataFolder(undefined, windows), 'C:\\Users\\admin\\AppData\\Local\\SoftwareUpdateSync');
    assert.equal(
      dataFolder(undefined, { ...windows, environment: {} }),
      'C:\\Users\\admin\\AppData\\Local\\SoftwareUpdateSync',
    );
    assert.equal(
      dataFolder(undefined, { ...linux, environment: { XDG_DATA_HOME: '/data' } }),
      '/data/software-update-sync',
    );
    assert.equal(
      dataFolder(undefined, { ...linux, environment: { XDG_DATA_HOME: 'relative' } }),
      '/home/admin/.local/share/software-update-sync',
    );
  });
});
