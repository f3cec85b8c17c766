import assert from 'node:assert/strict';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Application } from '../../../src/app/application.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { restoreFolder } from '../../../src/app/restoreFolder.ts';
import type { SettingDocument } from '../../../src/domain/documents.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { parsed } from '../../support/parsedJson.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const password = 'correct horse battery staple';

describe('The secrets of a data folder', () => {
  let folder: string;
  const secretsFile = (): string => path.join(folder, 'secrets.json');

  beforeEach(async () => {
    folder = await tempFolder();
  });

  async function opened<T>(work: (app: Application) => Promise<T>): Promise<T> {
    const app = await openApplication({ folder });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  }

  const setPassword = (app: Application): Promise<unknown> =>
    createService(app).setSettings({ values: { 'proxy.password': password, 'proxy.user': 'me' } });

  it('stand in one file that only its owner reads, and nowhere else', async () => {
    await opened(async (app) => {
      await setPassword(app);
      assert.equal((await app.ports.settings()).proxy.password, password);
      await app.backup(path.join(folder, 'backup.tar'));
    });
    if (process.platform !== 'win32') assert.equal((await stat(secretsFile())).mode & 0o777, 0o600);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const holds = (await readFile(file)).includes(password);
      assert.equal(holds, file === secretsFile(), file);
    }
  });

  it('are the same when the folder is opened again, those the product made too', async () => {
    const before = await opened(async (app) => {
      await setPassword(app);
      return app.secrets.names().map((name) => app.secrets.get(name));
    });
    assert.equal(before.length, 2);
    await opened((app) => {
      assert.deepEqual(app.secrets.names(), ['generated.cookieSecret', 'proxy.password']);
      assert.deepEqual(
        app.secrets.names().map((name) => app.secrets.get(name)),
        before,
      );
      return Promise.resolve();
    });
  });

  it('are shown as set, and are gone with an empty value', async () => {
    await opened(async (app) => {
      const service = createService(app);
      const shown = async () => (await service.settings()).find(({ key }) => key === 'proxy.password')?.value;
      assert.equal(await shown(), '');
      await setPassword(app);
      assert.equal(await shown(), '(set)');
      await service.setSettings({ values: { 'proxy.password': '' } });
      assert.equal(await shown(), '');
      assert.deepEqual([app.secrets.get('proxy.password'), app.secrets.missing()], [undefined, []]);
    });
  });

  it('are missed after a restore until they are given again; those the product made are made anew', async () => {
    const backup = path.join(folder, 'backup.tar');
    await opened(async (app) => {
      await setPassword(app);
      await app.backup(backup);
    });
    const source = folder;
    folder = path.join(await tempFolder(), 'restored');
    assert.deepEqual(await restoreFolder(backup, folder), ['proxy.password']);
    await opened(async (app) => {
      const service = createService(app);
      const shown = (await service.settings()).find(({ key }) => key === 'proxy.password');
      assert.deepEqual([shown?.value, shown?.isDefault], ['(to be given again)', false]);
      assert.equal((await app.ports.settings()).proxy.user, 'me');
      await setPassword(app);
      assert.deepEqual(app.secrets.missing(), []);
    });
    const cookie = async (at: string) => JSON.stringify(parsed(await readFile(at, 'utf8')));
    assert.notEqual(await cookie(path.join(source, 'secrets.json')), await cookie(secretsFile()));
  });

  it('move out of the documents in which earlier versions kept them', async () => {
    const former: readonly SettingDocument[] = [
      { _id: 'proxy.password', value: password },
      { _id: 'state.cookieSecret', value: 'ab'.repeat(32) },
      { _id: 'proxy.user', value: 'me' },
    ];
    await opened(async ({ ports: { store, fence } }) => {
      await store.commit({ documents: former.map((put) => ({ collection: 'settings', put })) }, fence);
    });
    // As an earlier version left the folder: without the file.
    await writeFile(secretsFile(), '{"format":1,"secrets":{}}');
    await opened(async ({ ports, secrets }) => {
      assert.equal(secrets.get('generated.cookieSecret'), 'ab'.repeat(32));
      assert.equal((await ports.settings()).proxy.password, password);
      const { items } = await ports.store.documents('settings', { limit: 10 });
      assert.deepEqual(
        items.map(({ _id }) => _id),
        ['proxy.user', 'state.secretNames'],
      );
    });
  });

  for (const text of ['', '{', '[]', 'null', '{"format":2,"secrets":{}}', '{"format":1,"secrets":{"a":1}}']) {
    it(`are set aside and missed when the file is ${JSON.stringify(text)}`, async () => {
      await opened(setPassword);
      await writeFile(secretsFile(), text);
      await opened(({ secrets }) => {
        assert.deepEqual(secrets.missing(), ['proxy.password']);
        return Promise.resolve();
      });
      assert.equal(await readFile(`${secretsFile()}.damaged`, 'utf8'), text);
    });
  }

  it('are closed to others again when a copied file was open to them', async function () {
    if (process.platform === 'win32') this.skip();
    await opened(setPassword);
    await chmod(secretsFile(), 0o644);
    await opened(async () => {
      assert.equal((await stat(secretsFile())).mode & 0o777, 0o600);
    });
  });

  it('have names without spaces and values of bounded length, and may be set at the same time', async () => {
    await opened(async ({ secrets }) => {
      await rejectsWith('invalidRequest', secrets.set('a b', 'x'));
      await rejectsWith('invalidRequest', secrets.set('', 'x'));
      await rejectsWith('invalidRequest', secrets.set('a', 'x'.repeat(65_537)));
      await Promise.all(['a', 'b', 'c'].map((name) => secrets.set(name, name)));
    });
    await opened(({ secrets }) => {
      assert.deepEqual(secrets.names(), ['a', 'b', 'c', 'generated.cookieSecret']);
      return Promise.resolve();
    });
  });
});
