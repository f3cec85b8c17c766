/**
 * Writes test/support/certificates.ts: a test authority, a server certificate of it for loopback, one that has expired,
 * and a client certificate. Needs openssl; run by hand: node scripts/testCertificates.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(os.tmpdir(), 'susync-certificates-'));
const openssl = (...args) =>
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
const read = (name) => readFileSync(path.join(folder, name), 'utf8').trim();
const write = (name, lines) => writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
write('server.cnf', ['subjectAltName=DNS:localhost,DNS:upstream.test,IP:127.0.0.1']);
write('root.cnf', ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign']);
writeFileSync(path.join(folder, 'index'), '');
write('ca.cnf', [
  '[ca]',
  'default_ca=d',
  '[d]',
  'dir=.',
  'database=index',
  'new_certs_dir=.',
  'rand_serial=yes',
  'default_md=sha256',
  'policy=p',
  '[p]',
  'commonName=supplied',
]);

/** Signs a new key by the authority, or by itself; dates as openssl ca takes them. */
function sign(name, subject, from, to, { itself = false } = {}) {
  openssl('req', '-new', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
  const signer = itself
    ? ['-selfsign', '-keyfile', `${name}.key`]
    : ['-cert', 'ca.pem', '-keyfile', 'ca.key'];
  const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', itself ? 'root.cnf' : 'server.cnf'];
  openssl(
    'ca',
    '-batch',
    '-config',
    'ca.cnf',
    '-notext',
    ...signer,
    ...files,
    '-startdate',
    from,
    '-enddate',
    to,
  );
}

sign('ca', '/CN=Test Authority', '20200101000000Z', '21200101000000Z', { itself: true });
sign('server', '/CN=upstream.test', '20200101000000Z', '21200101000000Z');
sign('expired', '/CN=old.test', '20200101000000Z', '20210101000000Z');
sign('client', '/CN=downstream.test', '20200101000000Z', '21200101000000Z');

const pair = (name) => `{\n  certificate: \`${read(`${name}.pem`)}\`,\n  key: \`${read(`${name}.key`)}\`,\n}`;
const text = `// Written by scripts/testCertificates.mjs. The keys protect nothing: they only serve loopback in tests.

/** A certificate with its key, PEM. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** The root that signed the others; no machine trusts it. */
export const testAuthority = \`${read('ca.pem')}\`;

/** For localhost, upstream.test and 127.0.0.1, to 2120. */
export const serverCertificate: TestCertificate = ${pair('server')};

/** The same names, expired since 2021. */
export const expiredCertificate: TestCertificate = ${pair('expired')};

/** Of a downstream server. */
export const clientCertificate: TestCertificate = ${pair('client')};
`;
writeFileSync(path.join(import.meta.dirname, '../test/support/certificates.ts'), text);
rmSync(folder, { recursive: true });
