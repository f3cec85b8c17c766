import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import type { Application } from '../../../src/app/application.ts';
import { openApplication } from '../../../src/app/openApplication.ts';
import { restoreFolder } from '../../../src/app/restoreFolder.ts';
import type { SigningKeys } from '../../../src/app/signingKeys.ts';
import { keyText, parseKeyText } from '../../../src/domain/signature.ts';
import { createService } from '../../../src/service/host/createService.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { testSigner } from '../../support/testSigner.ts';

const other = testSigner(7, 'CS1');
const text = keyText(other);

describe('The keys of a data folder', () => {
  let folder: string;
  let app: Application;
  let keys: SigningKeys;

  beforeEach(async () => {
    folder = await tempFolder();
    app = await openApplication({ folder });
    ({ keys } = app);
  });

  afterEach(() => app.close());

  it('sign with one of its own, made when it is first needed, and no other afterwards', async () => {
    assert.equal(keys.own(), undefined);
    const [first, second] = await Promise.all([keys.ensureOwn(), keys.ensureOwn()]);
    assert.deepEqual([first.isNew, second.isNew, first.key === second.key], [true, false, true]);
    await rejectsWith('alreadyExists', keys.create({ replace: false }));
    const third = await keys.create({ name: 'next', replace: true });
    assert.notEqual(third.key, first.key);
    assert.deepEqual([keys.own()?.key, keys.signerOf(third).trust], [third.key, 'own']);
    assert.equal(keys.signerOf(first).trust, 'unknown', 'what it replaced is trusted by nobody');
  });

  it('keep the private one in the file of secrets alone: no backup, answer or document has it', async () => {
    await keys.ensureOwn();
    const kept = app.secrets.get('generated.signingKey') ?? '';
    const [, secret = ''] = /"privateKey":"([^"]+)"/.exec(kept) ?? [];
    assert.ok(secret.length > 60);
    await app.backup(path.join(folder, 'backup.tar'));
    assert.ok(!JSON.stringify(await createService(app).keys()).includes(secret));
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const holds = (await readFile(file)).includes(secret);
      assert.equal(holds, entry.name === 'secrets.json', file);
    }
  });

  for (const kept of ['{', '[]', '{"name":"x"}', '{"name":"x","created":1,"privateKey":"AAAA"}'])
    it(`are not made anew silently where the own one became ${kept}`, async () => {
      await app.secrets.set('generated.signingKey', kept);
      assert.equal(keys.own(), undefined);
      assert.equal(keys.signerOf(other).trust, 'unknown');
      await rejectsWith('unusableSigningKey', keys.ensureOwn());
      await rejectsWith('unusableSigningKey', keys.create({ replace: false }));
      assert.equal((await keys.create({ name: 'new', replace: true })).key, keys.own()?.key);
    });

  it('count when they are trusted, never when they are distrusted, not when they are forgotten', async () => {
    assert.equal(keys.signerOf(other).trust, 'unknown');
    await keys.trust({ text: ` ${text}\r\n` });
    assert.deepEqual(keys.signerOf(other), {
      ...{ key: other.key, fingerprint: other.fingerprint, name: 'CS1', trust: 'trusted' },
    });
    await keys.distrust('cs1');
    assert.equal(keys.signerOf(other).trust, 'distrusted');
    await keys.trust({ text, name: 'renamed' });
    assert.deepEqual([keys.signerOf(other).trust, keys.known().length], ['trusted', 1]);
    await keys.remove(other.fingerprint.toLowerCase());
    assert.equal(keys.signerOf(other).trust, 'unknown');
    await rejectsWith('notFound', keys.distrust('CS1'));
  });

  it('are known to the next process', async () => {
    await keys.trust({ text });
    const own = await keys.ensureOwn();
    await app.close();
    app = await openApplication({ folder });
    assert.deepEqual([app.keys.signerOf(other).trust, app.keys.own()?.key], ['trusted', own.key]);
  });

  it('are trusted by the fingerprint that was compared alone, however it is written', async () => {
    const wrong = testSigner(8).fingerprint;
    await rejectsWith('invalidRequest', keys.trust({ text, fingerprint: wrong }));
    const grouped = other.fingerprint.replace(/..../g, '$& ').toLowerCase();
    assert.equal((await keys.trust({ text, fingerprint: grouped })).trust, 'trusted');
  });

  it('have names of their own', async () => {
    await keys.trust({ text });
    await rejectsWith('alreadyExists', keys.trust({ text: keyText(testSigner(9, 'cs1')) }));
    for (const name of ['', 'two words', '-x', 'x'.repeat(65)])
      await rejectsWith('invalidRequest', keys.trust({ text, name }));
    await rejectsWith('invalidRequest', keys.create({ name: '../x', replace: false }));
  });

  for (const [what, wrong] of [
    ['nothing', ''],
    ['another kind of key', 'ssh-ed25519 AAAA x'],
    ['too short a key', 'susync-ed25519 AAAA x'],
    ['a key in a second spelling', `susync-ed25519 ${'A'.repeat(42)}B= x`],
    ['two lines', `${text}\n${text}`],
    ['a megabyte', 'x'.repeat(1_000_000)],
  ] as const)
    it(`are not made of ${what}`, async () => {
      await rejectsWith('invalidRequest', keys.trust({ text: wrong }));
    });

  it('are not brought back by a backup: trust is given anew, distrust stays', async () => {
    const bad = testSigner(9, 'bad');
    await keys.trust({ text });
    await keys.trust({ text: keyText(bad) });
    await keys.distrust('bad');
    await keys.ensureOwn();
    const backup = path.join(folder, 'backup.tar');
    await app.backup(backup);
    const restored = path.join(await tempFolder(), 'restored');
    assert.deepEqual(await restoreFolder(backup, restored), []);
    const second = await openApplication({ folder: restored });
    try {
      assert.deepEqual(
        [second.keys.signerOf(other).trust, second.keys.signerOf(bad).trust, second.keys.own()],
        ['unknown', 'distrusted', undefined],
      );
    } finally {
      await second.close();
    }
  });

  it('are read from their line as they were written, and from nothing else', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/),
        (bytes, name) => {
          const key = Buffer.from(bytes).toString('base64');
          assert.deepEqual(parseKeyText(keyText({ key, name })), { key, name });
        },
      ),
    );
    fc.assert(
      fc.property(fc.string(), (any) => {
        assert.equal(parseKeyText(any), undefined);
      }),
    );
  });
});
