import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type SyncService } from '../../../src/service/api/syncService.ts';
import { authorityPath } from '../../../src/app/certificates/ownCertificate.ts';
import { servicePaths } from '../../../src/protocol/soap/operations.ts';
import { HierarchyBench } from '../../support/hierarchyBench.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Another address of loopback stands for one that other machines reach. */
const address = '127.0.0.2';

async function opened(armed = true): Promise<HierarchyBench> {
  const bench = await HierarchyBench.open({ folder: await tempFolder(), armed });
  benches.push(bench);
  await bench.service.addSite({ siteCode: 'CS1', type: 'cas' });
  return bench;
}

const benches: HierarchyBench[] = [];

const sup = { siteCode: 'CS1', serverName: 'cs1sup.contoso.com' } as const;

async function only(service: SyncService) {
  const view = (await service.sites())[0]?.sups[0];
  assert.ok(view !== undefined);
  return view;
}

function get(url: string, ca?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { agent: false, ...(ca === undefined ? {} : { ca }) };
    const client = url.startsWith('https:') ? https : http;
    client
      .get(url, options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
      .on('error', reject);
  });
}

describe('A software update point for other machines', () => {
  afterEach(async () => {
    await Promise.all(benches.splice(0).map((bench) => bench.close()));
  });

  it('listens while the service runs, and its own sites reach it on loopback', async () => {
    const { app, service } = await opened();
    const added = await service.addSup({ ...sup, listen: address, port: 0 });
    assert.match(added.url ?? '', /^http:\/\/127\.0\.0\.2:\d+$/);
    assert.equal(await get(`${added.url ?? ''}${servicePaths.serverSync}`), 200);
    const inner = await app.ports.addresses.url('CS1/cs1sup.contoso.com');
    assert.match(inner, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(await get(inner + servicePaths.serverSync), 200);
  });

  it('does not listen outside of the service', async () => {
    const { service } = await opened(false);
    assert.equal((await service.addSup({ ...sup, listen: address, port: 8530 })).url, null);
  });

  it('listens on loopback from the start where it has a public URL, on the port that it chose', async () => {
    const bench = await opened();
    const { folder } = bench.app;
    const added = await bench.service.addSup({ ...sup, publicUrl: 'http://wsus.contoso.com' });
    assert.equal(added.url, `http://127.0.0.1:${added.port}`);
    await bench.close();
    const log = await readFile(path.join(folder, 'CS1', 'Logs', 'wsyncmgr.log'), 'utf8');
    assert.equal(log.match(/a proxy on this machine/g)?.length, 1);
    await bench.reopen();
    assert.equal((await only(bench.service)).url, added.url);
  });

  it('speaks HTTPS with an own certificate for its names; the port before serves /Content and nothing else', async () => {
    const { app, service } = await opened();
    const added = await service.addSup({ ...sup, listen: address, port: 0, https: 'own' });
    assert.match(added.url ?? '', /^https:/);
    const ca = await readFile(authorityPath(app.folder), 'utf8');
    assert.equal(await get(`${added.url ?? ''}${servicePaths.serverSync}`, ca), 200);
    assert.equal(added.contentPort, added.port - 1);
    const plain = `http://${address}:${added.port - 1}`;
    for (const asked of [...Object.values(servicePaths), '/', '/Content/'])
      assert.equal(await get(plain + asked), 404, asked);
    const soap = await fetch(plain + servicePaths.serverSync, { method: 'POST', body: '<a/>' });
    assert.equal(soap.status, 404);
  });

  it('has no plain port where that is switched off, and says what that costs', async () => {
    const { service } = await opened();
    const { port } = await service.addSup({ ...sup, listen: address, port: 0, https: 'own' });
    const changed = await service.setSup({ ...sup, contentPort: false });
    assert.match(changed.warnings.join(), /license and update files/);
    await assert.rejects(get(`http://${address}:${port - 1}/Content/`), { code: 'ECONNREFUSED' });
  });

  it('takes over a change at once, while a request in work is finished', async () => {
    const { service } = await opened();
    const before = await service.addSup({ ...sup, listen: address, port: 0 });
    const request = http.request(`${before.url ?? ''}${servicePaths.serverSync}`, {
      method: 'POST',
      agent: false,
    });
    const connected = new Promise<void>((resolve) => {
      request.once('socket', (socket) => socket.once('connect', resolve));
    });
    const status = new Promise<number | undefined>((resolve, reject) => {
      request.once('error', reject);
      request.once('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    request.write('<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">');
    await connected;
    await get(`${before.url ?? ''}/`);
    const changing = service.setSup({ ...sup, listen: '127.0.0.3' });
    request.end('</soap:Envelope>');
    assert.equal(await status, 400);
    const after = await changing;
    assert.equal(after.url, `http://127.0.0.3:${before.port}`);
    assert.equal(await get(`${after.url}${servicePaths.serverSync}`), 200);
    await assert.rejects(get(before.url ?? ''), { code: 'ECONNREFUSED' });
  });

  it('is told where it cannot have its port, and tried again', async () => {
    const { service } = await opened();
    const taken = createServer().listen(0, address).unref();
    await once(taken, 'listening');
    const bound = taken.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const added = await service.addSup({ ...sup, listen: address, port });
    assert.equal(added.url, null);
    assert.match(added.warnings[0] ?? '', new RegExp(`cannot listen on port ${port} of 127.0.0.2`));
    taken.close();
    await once(taken, 'close');
    assert.equal((await service.setSup({ ...sup, contentPort: true })).url, `http://${address}:${port}`);
  });

  it('is told where its certificate cannot be used', async () => {
    const { app, service } = await opened();
    const file = path.join(app.folder, 'nothing.pem');
    const https = { certificateFile: file, keyFile: file };
    const added = await service.addSup({ ...sup, listen: address, port: 0, https });
    assert.match(added.warnings[0] ?? '', /nothing\.pem cannot be read/);
  });

  it('no longer listens when it is removed', async () => {
    const { service } = await opened();
    const { url } = await service.addSup({ ...sup, listen: address, port: 0 });
    await service.removeSup(sup);
    await assert.rejects(get(url ?? ''), { code: 'ECONNREFUSED' });
  });
});
