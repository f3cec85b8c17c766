import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { gunzipSync } from 'node:zlib';
import { operations, servicePaths, soapAction } from '../../../../src/protocol/soap/operations.ts';
import { monitorable, soap12, softwareDistribution } from '../../../../src/protocol/soap/namespaces.ts';
import { readSoapMessage } from '../../../../src/protocol/soap/soapMessage.ts';
import { identities } from '../../../support/calledOperation.ts';
import { ListedCatalog } from '../../../support/listedCatalog.ts';
import {
  ListeningService,
  soapRequest,
  textBetween,
  textsBetween,
} from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';
import { numberedGuid, updateDocument } from '../../../support/updateDocument.ts';

const authConfig = soapRequest('GetAuthConfig', softwareDistribution, '');

/** Writes bytes to the service and returns all that it answers until it ends the connection. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  socket.setEncoding('latin1');
  let received = '';
  socket.on('data', (chunk: string) => (received += chunk));
  socket.write(text, 'latin1');
  await once(socket, 'close');
  return received;
}

describe('Requests to the update service', () => {
  const catalog = new MemoryCatalog();
  catalog.publish(
    Array.from({ length: 300 }, (_, number) => ({
      text: updateDocument({ id: numberedGuid(number), title: 'x'.repeat(number * 20) }),
    })),
    0,
  );
  let service: ListeningService;

  before(async () => {
    service = await ListeningService.open(catalog, { limits: { requestBytes: 300_000 } });
    await service.signIn();
  });

  for (const path of [
    servicePaths.serverSync,
    `/${servicePaths.serverSync}`,
    '//serversyncwebservice///serversyncwebservice.ASMX',
    `${servicePaths.serverSync}?op=x`,
  ]) {
    it(`are answered at ${path}`, async () => {
      assert.equal((await service.post(path, authConfig)).status, 200);
    });
  }

  for (const action of [
    `"${soapAction('GetAuthConfig')}"`,
    soapAction('GetAuthConfig'),
    '""',
    '',
    soapAction('GetCookie'),
    'nonsense',
    undefined,
  ]) {
    it(`are decided by the body when SOAPAction is ${String(action)}`, async () => {
      const headers = action === undefined ? {} : { SOAPAction: action };
      const answer = await service.post(servicePaths.serverSync, authConfig, headers);
      assert.match(answer.text, /<GetAuthConfigResponse /);
    });
  }

  it('in SOAP 1.2 are answered in SOAP 1.2, faults too', async () => {
    const headers = {
      'Content-Type': `application/soap+xml; charset=utf-8; action="${soapAction('GetAuthConfig')}"`,
    };
    const asked = authConfig.replace('http://schemas.xmlsoap.org/soap/envelope/', soap12);
    const answer = await service.post(servicePaths.serverSync, asked, headers);
    assert.equal(answer.headers['content-type'], 'application/soap+xml; charset=utf-8');
    assert.ok(answer.text.includes(`xmlns:soap="${soap12}"`));
    const refused = await service.post(
      servicePaths.serverSync,
      asked.replaceAll('GetAuthConfig', 'GetConfigData'),
      headers,
    );
    const message = await readSoapMessage(refused.text);
    assert.ok(message.kind === 'fault');
    assert.equal(message.fault.errorCode, 'InvalidCookie');
    assert.equal(message.fault.faultString, 'Fault occurred: InvalidCookie');
    assert.equal(message.fault.faultCode, 'Sender');
  });

  it('in UTF-8 with a byte order mark are answered', async () => {
    assert.equal((await service.post(servicePaths.serverSync, `\ufeff${authConfig}`)).status, 200);
  });

  it('for an operation of another service, or of none, are refused', async () => {
    const ping = soapRequest('GetAuthConfig', softwareDistribution, '');
    assert.equal((await service.post(servicePaths.reporting, ping)).status, 500);
    const unknown = await service.post(servicePaths.serverSync, soapRequest('Explode', monitorable, ''));
    assert.equal(unknown.status, 500);
    assert.equal(textBetween(unknown.text, 'ErrorCode'), 'InternalServerError');
    assert.equal(textBetween(unknown.text, 'Method'), '');
  });

  for (const [what, body] of [
    ['no XML', 'hello'],
    ['nothing', ''],
    ['half a request', authConfig.slice(0, 150)],
    ['a document type', `<!DOCTYPE a>${authConfig}`],
    ['bytes that are no UTF-8', Buffer.from(authConfig.replace('<soap:Body>', '<soap:Body>\xff'), 'latin1')],
  ] as const) {
    it(`that are ${what} get 400 and a fault`, async () => {
      const answer = await service.post(servicePaths.serverSync, body);
      assert.equal(answer.status, 400);
      assert.equal(textBetween(answer.text, 'ErrorCode'), 'InvalidParameters');
      assert.equal(textBetween(answer.text, 'faultcode'), 'soap:Client');
    });
  }

  it('that are too long get 413, announced or not, and the connection goes on', async () => {
    const long = soapRequest('GetAuthConfig', softwareDistribution, '<x/>'.repeat(100_000));
    const announced = await service.post(servicePaths.serverSync, long);
    const chunked = await service.post(servicePaths.serverSync, long, { 'Transfer-Encoding': 'chunked' });
    assert.deepEqual([announced.status, chunked.status], [413, 413]);
    assert.equal((await service.post(servicePaths.serverSync, authConfig)).status, 200);
  });

  it('that are cut off in mid-body leave a record and no more', async () => {
    const before = service.records.length;
    const socket = net.connect(service.port, '127.0.0.1');
    socket.write(
      `POST ${servicePaths.serverSync} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n<half`,
      () => socket.destroy(),
    );
    while (service.records.length === before) await new Promise((resolve) => setImmediate(resolve));
    assert.ok(service.records.at(-1)?.error instanceof Error);
  });

  it('by other methods, and for other addresses, are answered shortly', async () => {
    const page = await service.request('GET', `${servicePaths.serverSync}?wsdl`);
    assert.deepEqual([page.status, page.headers['content-type']], [200, 'text/plain; charset=utf-8']);
    const put = await service.request('PUT', servicePaths.serverSync);
    assert.deepEqual([put.status, put.headers.allow], [405, 'GET, HEAD, POST']);
    assert.equal((await service.request('GET', '/')).status, 404);
    assert.equal((await service.post('/SimpleAuthWebService/SimpleAuth.asmx', authConfig)).status, 404);
    assert.equal((await service.request('HEAD', servicePaths.reporting)).bytes.length, 0);
  });

  it('with a Host that is none do not get it back', async () => {
    const text = await exchange(
      service.port,
      `POST ${servicePaths.serverSync} HTTP/1.1\r\nHost: a<b>\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx`,
    );
    assert.match(text, /<faultactor>http:\/\/127\.0\.0\.1:\d+\/ServerSync/);
  });

  it('are packed only when worth it, asked for and of another machine', async function () {
    // Everywhere else all of 127.0.0.0/8 is this machine.
    if (process.platform === 'darwin') this.skip();
    const ids = Array.from({ length: 20 }, (_, number) => [numberedGuid(number), 1] as const);
    const body = soapRequest(
      'GetUpdateData',
      softwareDistribution,
      `${service.cookie}<updateIds>${identities(...ids)}</updateIds>`,
    );
    const plain = await service.post(servicePaths.serverSync, body, { 'Accept-Encoding': 'xpress' });
    const near = await service.post(servicePaths.serverSync, body, { 'Accept-Encoding': 'gzip, deflate' });
    service.localAddress = '127.0.0.2';
    const packed = await service.post(servicePaths.serverSync, body, { 'Accept-Encoding': 'gzip, deflate' });
    const short = await service.post(servicePaths.serverSync, authConfig, { 'Accept-Encoding': 'gzip' });
    service.localAddress = '127.0.0.1';
    assert.equal(near.headers['content-encoding'], undefined);
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(packed.bytes).toString(), plain.text);
    assert.equal(short.headers['content-encoding'], undefined);
    assert.equal(Number(plain.headers['content-length']), plain.bytes.length);
  });

  it('for update data, fifty at a time, are each answered with what they asked for', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, call) => {
        const ids = Array.from(
          { length: 100 },
          (_, index) => [numberedGuid((call * 7 + index) % 300), 1] as const,
        );
        return service.call('GetUpdateData', `<updateIds>${identities(...ids)}</updateIds>`);
      }),
    );
    answers.forEach(({ status, text }, call) => {
      assert.equal(status, 200);
      const wanted = Array.from({ length: 100 }, (_, index) => numberedGuid((call * 7 + index) % 300));
      assert.deepEqual(textsBetween(text, 'UpdateID'), wanted);
    });
  });

  it('above the limit at a time are answered ServerBusy, those in work are not disturbed', async () => {
    const document = Buffer.from('<a/>');
    const storedDigest = createHash('sha256').update(document).digest('hex');
    const slow = new ListedCatalog(1, (identity) => ({
      identity,
      record: { encoding: 'text', bytes: document, storedDigest },
      files: [],
    }));
    const busy = await ListeningService.open(slow, { limits: { concurrentCalls: 2 } });
    await busy.signIn();
    let open: () => void = () => undefined;
    slow.gate = new Promise((resolve) => (open = resolve));
    const members = `<updateIds>${identities([numberedGuid(1), 1])}</updateIds>`;
    const inWork = [busy.call('GetUpdateData', members), busy.call('GetUpdateData', members)];
    let refused = await busy.call('GetAuthConfig');
    while (refused.status === 200) refused = await busy.call('GetAuthConfig');
    assert.equal(textBetween(refused.text, 'ErrorCode'), 'ServerBusy');
    assert.equal(refused.headers['retry-after'], '10');
    assert.match(refused.text, /GetAuthConfig/);
    open();
    assert.deepEqual(
      (await Promise.all(inWork)).map(({ status }) => status),
      [200, 200],
    );
    assert.equal((await busy.call('GetAuthConfig')).status, 200);
  });

  it('in work are finished when the listener closes, later ones find nobody', async () => {
    const document = Buffer.from('<a/>');
    const slow = new ListedCatalog(1, (identity) => ({
      identity,
      record: { encoding: 'text', bytes: document, storedDigest: '' },
      files: [],
    }));
    const closing = await ListeningService.open(slow);
    await closing.signIn();
    let open: () => void = () => undefined;
    slow.gate = new Promise((resolve) => (open = resolve));
    const arrived = new Promise<void>((resolve) => {
      const update = slow.snapshot.bind(slow);
      slow.snapshot = () => {
        resolve();
        return update();
      };
    });
    const inWork = closing.call(
      'GetUpdateData',
      `<updateIds>${identities([numberedGuid(1), 1])}</updateIds>`,
    );
    await arrived;
    const closed = closing.listener.close();
    open();
    assert.equal((await inWork).status, 200);
    await closed;
    await assert.rejects(closing.call('GetAuthConfig'), { name: 'Error' });
    await closing.listener.close();
  });

  it('are told with account, status, bytes and duration', async () => {
    service.records.length = 0;
    await service.call('GetConfigData');
    await service.request('GET', '/elsewhere');
    const [config, elsewhere] = service.records;
    assert.equal(config?.operation, 'GetConfigData');
    assert.equal(config.account?.name, 'downstream.example');
    assert.equal(config.status, 200);
    assert.equal(config.remoteAddress, '127.0.0.1');
    assert.ok(config.bytes > 1000 && config.durationMs >= 0);
    assert.deepEqual([elsewhere?.operation, elsewhere?.status], ['other', 404]);
  });

  it('reach every operation of the protocol', async () => {
    for (const operation of Object.keys(operations)) {
      const known = Object.entries(operations).find(([name]) => name === operation)?.[1];
      assert.ok(known);
      const body = soapRequest(operation, known.namespace, '');
      const answer = await service.post(servicePaths[known.services[0]], body);
      assert.ok(answer.status === 200 || textBetween(answer.text, 'Method').includes(operation), operation);
    }
  });
});
