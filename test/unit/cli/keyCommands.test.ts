import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keyText } from '../../../src/domain/signature.ts';
import type { KeyView } from '../../../src/service/api/keys.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { testSigner } from '../../support/testSigner.ts';
import { assertGolden } from '../../support/golden.ts';

function view(seed: number, name: string, trust: KeyView['trust']): KeyView {
  const signer = testSigner(seed, name);
  return {
    ...{ text: keyText(signer), name, fingerprint: signer.fingerprint, trust },
    since: '2026-11-23T12:00:00.000Z',
  };
}

const own = view(1, 'CS1', 'own');
const partner = view(2, 'partner', 'trusted');
const keys = (): Promise<readonly KeyView[]> =>
  Promise.resolve([own, partner, view(3, 'stolen', 'distrusted')]);

describe('The commands of keys', () => {
  it('list them with fingerprints to compare', async () => {
    assertGolden('cli/keys.txt', (await new CommandTest({ keys }).run('key list')).stdout);
    const none = await new CommandTest({ keys: () => Promise.resolve([]) }).run('key list');
    assert.match(none.stdout, /There is no key/);
  });

  it('print a key as one line that a file can take, the fingerprint beside it', async () => {
    const test = new CommandTest({ keys });
    const shown = await test.run('key show');
    assert.equal(shown.stdout, `${own.text}\n`);
    assert.match(shown.stderr, /Fingerprint ([0-9A-F]{4} ?){16}/);
    assert.equal((await test.run('key show PARTNER')).stdout, `${partner.text}\n`);
    assert.equal((await test.run(`key show ${partner.fingerprint}`)).stdout, `${partner.text}\n`);
    assert.equal((await test.run('key show nobody')).exitCode, 1);
    const file = path.join(await tempFolder(), 'cs1.key');
    assert.equal((await test.run(`key show --file ${file}`)).stdout, '');
    assert.equal(await readFile(file, 'utf8'), `${own.text}\n`);
  });

  it('trust a key from its file, and refuse files that hold none', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      trustKey: (request) => {
        asked.push(request);
        return Promise.resolve(partner);
      },
    });
    const file = path.join(await tempFolder(), 'partner.key');
    await writeFile(file, `${partner.text}\r\n`);
    const { stdout } = await test.run(`key trust ${file} --name p --fingerprint ${partner.fingerprint}`);
    assert.match(stdout, /^Trusted partner\.\nFingerprint /);
    assert.deepEqual(asked, [{ text: partner.text, name: 'p', fingerprint: partner.fingerprint }]);
    await writeFile(file, 'no key');
    for (const wrong of [file, `${file}.absent`])
      assert.equal((await test.run(`key trust ${wrong}`)).exitCode, 2, wrong);
    assert.equal(asked.length, 1);
  });

  it('make, distrust and remove them', async () => {
    const asked: unknown[] = [];
    const note = (request: unknown): Promise<KeyView> => {
      asked.push(request);
      return Promise.resolve(partner);
    };
    const test = new CommandTest({ createKey: note, distrustKey: note, removeKey: note });
    assert.equal((await test.run('key create --name x --replace')).stdout, `${partner.text}\n`);
    assert.match((await test.run('key distrust partner')).stdout, /^Distrusted partner\./);
    assert.equal((await test.run('key remove partner')).stdout, 'Removed partner.\n');
    assert.deepEqual(asked, [{ name: 'x', replace: true }, { name: 'partner' }, { name: 'partner' }]);
  });
});
