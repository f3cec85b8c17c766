import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { givenCertificate } from '../../../../src/app/certificates/givenCertificate.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import {
  clientCertificate,
  expiredCertificate,
  serverCertificate,
  testAuthority,
} from '../../../support/certificates.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('A given certificate', () => {
  let folder: string;
  before(async () => {
    folder = await tempFolder();
  });

  async function given(certificate: string, key: string, now = '2026-11-24T00:00:00Z') {
    const files = { certificateFile: path.join(folder, 'c.pem'), keyFile: path.join(folder, 'k.pem') };
    await writeFile(files.certificateFile, certificate);
    await writeFile(files.keyFile, key);
    return givenCertificate({ ...files, clock: new FakeClock(now) });
  }

  it('is taken with its chain, names, end and fingerprint', async () => {
    const chain = `${serverCertificate.certificate}\n${testAuthority}`;
    const { certificate, names, validUntil, fingerprint, authority } = await given(
      chain,
      serverCertificate.key,
    );
    assert.equal(certificate, chain);
    assert.deepEqual(names, ['localhost', 'upstream.test', '127.0.0.1']);
    assert.equal(new Date(validUntil).getUTCFullYear(), 2120);
    assert.match(fingerprint, /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    assert.equal(authority, undefined);
  });

  const { certificate, key } = serverCertificate;
  const encrypted = '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n';
  const broken = certificate.replace('MIIB', 'AAAA');
  for (const [what, reason, files, now] of [
    ['with the key of another one', /does not belong/, [certificate, clientCertificate.key]],
    ['after its issuer', /must be the first one/, [`${testAuthority}\n${certificate}`, key]],
    ['that has expired', /expired on/, [expiredCertificate.certificate, expiredCertificate.key]],
    ['that is not yet valid', /not valid before/, [certificate, key], '1999-01-01T00:00:00Z'],
    ['that is no PEM', /no certificate in PEM form/, ['nothing', key]],
    ['that is damaged', /cannot be understood/, [broken, key]],
    ['whose key is encrypted', /without a passphrase/, [certificate, encrypted]],
    ['whose key is no PEM', /no private key/, [certificate, 'nothing']],
    ['that is too large', /too large/, ['x'.repeat(1024 * 1024 + 1), key]],
  ] as const) {
    it(`is refused ${what}`, async () => {
      await assert.rejects(given(files[0], files[1], now), (error) => {
        assert.ok(error instanceof SyncError);
        assert.equal(error.key, 'unusableCertificate');
        assert.match(error.message, reason);
        return true;
      });
    });
  }

  it('is refused where a file is missing', async () => {
    const missing = path.join(folder, 'missing.pem');
    const loading = givenCertificate({
      ...{ certificateFile: missing, keyFile: missing },
      clock: new FakeClock(),
    });
    await assert.rejects(loading, /missing\.pem cannot be read/);
  });
});
