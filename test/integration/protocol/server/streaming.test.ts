import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { servicePaths } from '../../../../src/protocol/soap/operations.ts';
import { softwareDistribution } from '../../../../src/protocol/soap/namespaces.ts';
import { ListedCatalog } from '../../../support/listedCatalog.ts';
import { ListeningService, soapRequest, textsBetween } from '../../../support/listeningService.ts';

const everything = '<filter><GetConfig>false</GetConfig></filter>';

/** Opens a GetRevisionIdList call and leaves the answer unread. */
function openListing(
  service: ListeningService,
  options: http.RequestOptions = {},
): Promise<{ response: http.IncomingMessage; request: http.ClientRequest }> {
  return new Promise((resolve, reject) => {
    const { port } = service;
    const request = http.request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: servicePaths.serverSync,
      ...options,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      resolve({ response, request });
    });
    request.end(soapRequest('GetRevisionIdList', softwareDistribution, service.cookie + everything));
  });
}

/** Waits, turn by turn, until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextTurn();
}

describe('Long lists of the update service', () => {
  it('of 100,000 ids arrive whole and in order', async () => {
    const catalog = new ListedCatalog(100_000);
    const service = await ListeningService.open(catalog);
    await service.signIn();
    const answer = await service.call('GetRevisionIdList', everything);
    const ids = textsBetween(answer.text, 'UpdateID');
    assert.equal(answer.headers['transfer-encoding'], 'chunked');
    assert.equal(ids.length, 100_000);
    assert.deepEqual([...ids].sort(), ids);
    assert.ok(answer.text.endsWith('</GetRevisionIdListResponse></soap:Body></soap:Envelope>'));
    assert.ok((service.records.at(-1)?.bytes ?? 0) > answer.bytes.length);
  });

  it('are packed when the client asks for gzip', async function () {
    if (process.platform === 'darwin') this.skip();
    const service = await ListeningService.open(new ListedCatalog(20_000));
    await service.signIn();
    const { response } = await openListing(service, {
      headers: { 'Accept-Encoding': 'gzip' },
      localAddress: '127.0.0.2',
    });
    assert.equal(response.headers['content-encoding'], 'gzip');
    let text = '';
    for await (const chunk of response.pipe(createGunzip())) text += String(chunk);
    assert.equal(textsBetween(text, 'UpdateID').length, 20_000);
  });

  it('are made no faster than they are read', async () => {
    // 1,000 pages are 126 MB: what the sockets of both sides hold is a few.
    const catalog = new ListedCatalog(1_000_000);
    const service = await ListeningService.open(catalog);
    await service.signIn();
    const { response, request } = await openListing(service);
    response.pause();
    let before = -1;
    while (before !== catalog.pages) {
      before = catalog.pages;
      for (let turn = 0; turn < 200; turn++) await nextTurn();
    }
    assert.ok(
      catalog.pages > 0 && catalog.pages < 300,
      `${catalog.pages} pages for a client that does not read`,
    );
    request.destroy();
    await until(() => catalog.givenUp === 1);
    await until(() => service.records.length === 3);
    assert.equal(service.records.at(-1)?.operation, 'GetRevisionIdList');
    assert.ok(service.records.at(-1)?.error instanceof Error);
  });

  it('are given up when the client goes away', async () => {
    const catalog = new ListedCatalog(1_000_000);
    const service = await ListeningService.open(catalog);
    await service.signIn();
    const { response, request } = await openListing(service);
    await once(response, 'data');
    request.destroy();
    await until(() => catalog.givenUp === 1);
    assert.ok(catalog.pages < 1000);
  });

  it('that fail at the start are a fault, that fail later are cut off', async () => {
    const catalog = new ListedCatalog(100_000);
    const service = await ListeningService.open(catalog);
    await service.signIn();
    catalog.failsAt = 0;
    const fault = await service.call('GetRevisionIdList', everything);
    assert.equal(fault.status, 500);
    assert.match(fault.text, /<ErrorCode>InternalServerError<\/ErrorCode><Message><\/Message>/);
    assert.doesNotMatch(fault.text, /disk/);
    assert.match(String(service.records.at(-1)?.error), /The disk is gone/);
    assert.match(fault.text, new RegExp(`<ID>${service.records.at(-1)?.faultId ?? 'none'}</ID>`));
    catalog.failsAt = 50;
    await assert.rejects(service.call('GetRevisionIdList', everything), { code: 'ECONNRESET' });
    await until(() => service.records.length === 4);
    assert.match(String(service.records.at(-1)?.error), /The disk is gone/);
  });

  it('leave no connection open when the listener closes', async () => {
    const catalog = new ListedCatalog(1_000_000);
    const service = await ListeningService.open(catalog);
    await service.signIn();
    const { response } = await openListing(service);
    response.pause();
    const ended = once(response, 'error');
    await service.listener.close(0);
    response.resume();
    await ended;
    assert.equal(catalog.givenUp, 1);
    const socket = net.connect(service.port, '127.0.0.1');
    await assert.rejects(once(socket, 'connect'), { code: 'ECONNREFUSED' });
  });
});
