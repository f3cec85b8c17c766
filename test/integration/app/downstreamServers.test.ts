import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { authorityPath } from '../../../src/app/certificates/ownCertificate.ts';
import type { SourceRequest, SupView } from '../../../src/service/api/hierarchy.ts';
import { clientCertificate } from '../../support/certificates.ts';
import { HierarchyBench } from '../../support/hierarchyBench.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const sup = { siteCode: 'CS1', serverName: 'cs1sup.sample.local' } as const;
const own = { siteCode: 'PRI', serverName: 'prisup.contoso.com' } as const;
const secret = '0123456789abcdefghijklmnopqrstuvwxyz';

describe('A downstream server in another data folder', () => {
  let upstream: HierarchyBench;
  let downstream: HierarchyBench;
  let served: SupView;
  let files: { readonly certificateFile: string; readonly keyFile: string };

  before(async () => {
    upstream = await HierarchyBench.open({ folder: await tempFolder(), armed: true });
    await upstream.service.sample({ updates: 100 });
    served = await upstream.service.setSup({ ...sup, listen: '127.0.0.2', port: 0, https: 'own' });
    const ca = await readFile(authorityPath(upstream.app.folder), 'utf8');
    const folder = await tempFolder();
    downstream = await HierarchyBench.open({ folder, certificateAuthorities: [ca] });
    const { service } = downstream;
    await service.addSite({ siteCode: own.siteCode, type: 'primary' });
    await service.addSup(own);
    files = { certificateFile: path.join(folder, 'client.pem'), keyFile: path.join(folder, 'client.key') };
    await writeFile(files.certificateFile, clientCertificate.certificate);
    await writeFile(files.keyFile, clientCertificate.key);
  });

  after(async () => {
    await downstream.close();
    await upstream.close();
  });

  async function synchronize(access: Partial<SourceRequest> = {}): Promise<string> {
    const { service } = downstream;
    await service.setSource({ siteCode: own.siteCode, source: served.url ?? '', ...access });
    const { runs } = await service.synchronize({});
    return runs[0]?.error?.key ?? runs[0]?.outcome ?? '';
  }

  /** The step at which a test of the source fails, written as somebody may type its URL. */
  async function failedStep(): Promise<string | undefined> {
    const steps = await downstream.service.testSource({ url: `${served.url ?? ''}/`.toUpperCase() });
    return steps.find(({ ok }) => !ok)?.step;
  }

  it('synchronizes without being allowed, as with WSUS, and is listed', async () => {
    assert.equal(await synchronize(), 'succeeded');
    const [found, ...more] = await upstream.service.downstreams({});
    assert.deepEqual(more, []);
    assert.equal(found?.name, own.serverName);
    assert.equal(found.serverName, sup.serverName);
    assert.match(found.address, /^127\./);
    assert.ok(found.documents > 0 && found.bytes > 0 && found.requests > 4);
    assert.deepEqual(await upstream.service.downstreams({ siteCode: 'PS1' }), []);
  });

  it('is refused once others are allowed, which the log says once; the sites of the folder are not', async () => {
    await upstream.service.allowDownstream({ name: 'other.contoso.com' });
    assert.equal(await synchronize(), 'notAdmitted');
    assert.equal(await synchronize(), 'notAdmitted');
    const { runs } = await upstream.service.synchronize({});
    assert.ok(runs.length === 4 && runs.every(({ outcome }) => outcome === 'succeeded'));
    const [found] = await upstream.service.downstreams({});
    assert.ok((found?.refused ?? 0) >= 2 && found?.lastFault !== null);
    const events = await upstream.service.events({ after: 0, limit: 10_000 });
    const told = events.filter(
      ({ body }) => body.kind === 'note' && body.text.includes('susync downstream allow'),
    );
    assert.equal(told.length, 1);
  });

  it('gets in with its secret, and with no other', async () => {
    const admission = await upstream.service.allowDownstream({ name: own.serverName, secret });
    assert.ok(!JSON.stringify(admission).includes(secret));
    assert.equal(await synchronize(), 'notAdmitted');
    assert.equal(await failedStep(), 'cookie');
    assert.equal(await synchronize({ secret: `${secret}0` }), 'notAdmitted');
    assert.equal(await synchronize({ secret }), 'succeeded');
    assert.equal(await failedStep(), undefined);
    const sites = await downstream.service.sites();
    assert.equal(sites[0]?.sourceAccess?.secret, 'kept');
    assert.ok(!JSON.stringify(sites).includes(secret));
    assert.ok(
      !JSON.stringify(await downstream.app.ports.store.documents('sites', { limit: 10 })).includes(secret),
    );
  });

  it('gets in with its client certificate', async () => {
    const { fingerprint256 } = new X509Certificate(clientCertificate.certificate);
    await upstream.service.allowDownstream({ name: own.serverName, certificate: fingerprint256 });
    served = await upstream.service.setSup({ ...sup, contentPort: true });
    assert.equal(await synchronize(), 'notAdmitted');
    assert.equal(await failedStep(), 'cookie');
    assert.equal(await synchronize({ clientCertificate: files }), 'succeeded');
    assert.equal(await failedStep(), undefined);
  });

  it('does not trust another certificate than the pinned one', async () => {
    assert.equal(
      await synchronize({ pin: 'AB'.repeat(32), clientCertificate: files }),
      'untrustedCertificate',
    );
    assert.equal(await failedStep(), 'tls');
    const ca = new X509Certificate(await readFile(authorityPath(upstream.app.folder), 'utf8'));
    assert.equal(await synchronize({ pin: ca.fingerprint256, clientCertificate: files }), 'succeeded');
    assert.equal(await failedStep(), undefined);
    const [site] = await downstream.service.sites();
    const { certificateFile } = files;
    const pin = ca.fingerprint256.replaceAll(':', '');
    assert.deepEqual(site?.sourceAccess, { pin, certificateFile, secret: null });
  });

  it('sends no secret in plain text', async () => {
    const request = { siteCode: own.siteCode, source: 'http://wsus.contoso.com:8530', secret };
    await assert.rejects(downstream.service.setSource(request), { key: 'invalidRequest' });
  });

  it('is kept out by name', async () => {
    await upstream.service.denyDownstream({ name: own.serverName.toUpperCase() });
    assert.equal(await synchronize({ clientCertificate: files }), 'notAdmitted');
    await upstream.service.removeDownstream({ name: own.serverName });
    await assert.rejects(upstream.service.removeDownstream({ name: own.serverName }), { key: 'notFound' });
  });

  it('is still listed after the service was started again', async () => {
    const before = await upstream.service.downstreams({});
    await upstream.reopen();
    assert.deepEqual(await upstream.service.downstreams({}), before);
  });
});
