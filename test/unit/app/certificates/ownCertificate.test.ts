import assert from 'node:assert/strict';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { authorityPath, ownCertificate } from '../../../../src/app/certificates/ownCertificate.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { tlsRefusal } from '../../../support/tlsExchange.ts';

const day = 86_400_000;

describe('The own certificate of a data folder', () => {
  let folder: string;
  let clock: FakeClock;
  const certificate = (...names: readonly string[]) => ownCertificate({ folder, names, clock });

  beforeEach(async () => {
    folder = await tempFolder();
    // OpenSSL looks at the machine's clock.
    clock = new FakeClock(Date.now());
  });

  it('is accepted by a peer that trusts its authority, under each of its names', async () => {
    const { authority = '', ...shown } = await certificate('host.test', 'Other.Test', '10.1.2.3');
    assert.deepEqual(shown.names, ['host.test', 'other.test', '10.1.2.3', 'localhost', '127.0.0.1', '::1']);
    for (const host of ['host.test', 'other.test', 'localhost'])
      assert.equal(await tlsRefusal({ ...shown, authority, host }), undefined, host);
    assert.match(String(await tlsRefusal({ ...shown, authority, host: 'else.test' })), /altnames/);
  });

  it('is named after the machine where no name is given', async () => {
    const { names } = await certificate();
    assert.deepEqual(names.slice(-3), ['localhost', '127.0.0.1', '::1']);
  });

  it('lies in a file for this user alone, its authority in a file without secrets beside it', async () => {
    const { key, authority } = await certificate('host.test');
    const { mode } = await stat(path.join(folder, 'own-certificate.json'));
    if (process.platform !== 'win32') assert.equal(mode & 0o777, 0o600);
    assert.ok(
      (await readFile(path.join(folder, 'own-certificate.json'), 'utf8')).includes(key.slice(30, 60)),
    );
    assert.equal(await readFile(authorityPath(folder), 'utf8'), authority);
  });

  it('stays the same until 60 days before its end, and is then renewed under the same authority', async () => {
    const first = await certificate('host.test');
    await clock.advance(304 * day);
    assert.deepEqual(await certificate('host.test'), first);
    await clock.advance(2 * day);
    const second = await certificate();
    assert.notEqual(second.certificate, first.certificate);
    assert.notEqual(second.key, first.key);
    assert.equal(second.fingerprint, first.fingerprint);
    assert.deepEqual(second.names, first.names);
    assert.ok(second.validUntil > first.validUntil + 300 * day);
  });

  it('gets a new authority in time for servers to outlive none', async () => {
    const first = await certificate('host.test');
    await clock.advance(3300 * day);
    const second = await certificate('host.test');
    assert.notEqual(second.fingerprint, first.fingerprint);
  });

  it('is made anew when the clock was set back before its beginning', async () => {
    const first = await certificate('host.test');
    const earlier = new FakeClock(clock.now() - 30 * day);
    const second = await ownCertificate({ folder, names: [], clock: earlier });
    assert.notEqual(second.certificate, first.certificate);
  });

  it('takes further names: below a name the authority vouches for already, else with a new authority', async () => {
    const first = await certificate('corp.test');
    const below = await certificate('wsus.corp.test');
    assert.equal(below.fingerprint, first.fingerprint);
    assert.ok(['corp.test', 'wsus.corp.test'].every((name) => below.names.includes(name)));
    const elsewhere = await certificate('10.9.8.7');
    assert.notEqual(elsewhere.fingerprint, first.fingerprint);
    const { authority = '' } = elsewhere;
    for (const host of ['corp.test', 'wsus.corp.test'])
      assert.equal(await tlsRefusal({ ...elsewhere, authority, host }), undefined);
  });

  it('writes the public file again after somebody removed it', async () => {
    const { authority } = await certificate('host.test');
    await rm(authorityPath(folder));
    await certificate('host.test');
    assert.equal(await readFile(authorityPath(folder), 'utf8'), authority);
  });

  for (const [what, damage] of [
    ['cut off', (text: string) => text.slice(0, -20)],
    ['of another form', () => '{"authority": 1}'],
    ['with a key of another certificate', swapped],
    [
      'with a certificate that is none',
      (text: string) => text.replace(/BEGIN CERTIFICATE-----\\n.{9}/, '$&x'),
    ],
  ] as const) {
    it(`is refused when its file is ${what}, and made anew when the file is removed`, async () => {
      await certificate('host.test');
      const file = path.join(folder, 'own-certificate.json');
      await writeFile(file, damage(await readFile(file, 'utf8')));
      await rejectsWith('unusableCertificate', certificate('host.test'));
      await rm(file);
      assert.ok((await certificate('host.test')).names.includes('host.test'));
    });
  }

  for (const name of ['*.test', 'two words', '', 'a'.repeat(64), 'fe80::1%eth0', '-x.test']) {
    it(`is for no name such as “${name.slice(0, 20)}”`, async () => {
      await rejectsWith('invalidRequest', certificate(name));
    });
  }
});

function swapped(text: string): string {
  const [first = '', second = ''] = text.match(/"key": "[^"]*"/g) ?? [];
  return text.replace(second, first);
}
