import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import fc from 'fast-check';
import { requestTarget } from '../../../../src/protocol/server/requestTarget.ts';
import { operations, servicePaths } from '../../../../src/protocol/soap/operations.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';
import { ListeningService, soapRequest } from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';

const post = `POST ${servicePaths.serverSync} HTTP/1.1\r\nHost: a\r\nContent-Type: text/xml\r\n`;
const hurried = { headTime: 300, requestTime: 600, idleTime: 5000, paceTime: 300 };

/** Opens a connection that swallows errors: the server may cut it at any time. */
async function connected(service: ListeningService, localAddress = '127.0.0.1'): Promise<net.Socket> {
  const socket = net.connect({ port: service.port, host: '127.0.0.1', localAddress });
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const sockets: net.Socket[] = [];

/** All that the server says until it closes the connection. */
async function untilClosed(socket: net.Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  await once(socket, 'close');
  return text;
}

/** Writes one byte of a text at a time for as long as the connection stands. */
function dribble(socket: net.Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at >= text.length) clearInterval(timer);
    else socket.write(text.charAt(at++));
  }, 20);
  socket.once('close', () => {
    clearInterval(timer);
  });
}

describe('Clients that mean harm', () => {
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  it('that dribble a head are cut off', async () => {
    const service = await ListeningService.open(new MemoryCatalog(), { limits: hurried });
    const socket = await connected(service);
    dribble(socket, `${post}${'X-A: b\r\n'.repeat(5000)}`);
    assert.match(await untilClosed(socket), /^(HTTP\/1\.1 408 .*)?/s);
  });

  it('that dribble a body are cut off', async () => {
    const service = await ListeningService.open(new MemoryCatalog(), { limits: hurried });
    const socket = await connected(service);
    socket.write(`${post}Content-Length: 100000\r\n\r\n`);
    dribble(socket, ' '.repeat(100_000));
    await untilClosed(socket);
    assert.equal((await service.request('GET', '/')).status, 404);
  });

  it('that never read a large answer are cut off, and hold no place any more', async () => {
    const catalog = new MemoryCatalog();
    const content = Buffer.alloc(24 * 1024 * 1024);
    catalog.addFile(content);
    const sha1 = createHash('sha1').update(content).digest('hex');
    const limits = { ...hurried, requestTime: 60_000, concurrentCalls: 1 };
    const service = await ListeningService.open(catalog, { limits });
    const socket = await connected(service);
    socket.pause();
    const name = sha1.toUpperCase();
    socket.write(`GET /Content/${name.slice(-2)}/${name}.bin HTTP/1.1\r\nHost: a\r\n\r\n`);
    while (!service.records.some(({ operation }) => operation === 'content')) await new Promise(setImmediate);
    assert.ok((service.records[0]?.bytes ?? 0) < 24 * 1024 * 1024);
    assert.equal((await service.request('HEAD', `/Content/${name.slice(-2)}/${name}.bin`)).status, 200);
  });

  it('cannot take more connections than one address may have, nor keep out others', async () => {
    const limits = { connections: 100, connectionsPerAddress: 5 };
    const service = await ListeningService.open(new MemoryCatalog(), { limits });
    const many = await Promise.all(Array.from({ length: 40 }, () => connected(service)));
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (many.filter(({ destroyed }) => destroyed).length === 35) resolve();
      };
      for (const socket of many) socket.once('close', check);
      check();
    });
    service.localAddress = '127.0.0.9';
    assert.equal((await service.request('GET', '/')).status, 404);
    assert.equal(many.filter(({ destroyed }) => !destroyed).length, 5);
  });

  it('are refused a head that is too long', async () => {
    const service = await ListeningService.open(new MemoryCatalog());
    const socket = await connected(service);
    socket.write(`${post}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`);
    assert.match(await untilClosed(socket), /^HTTP\/1\.1 431 /);
  });

  it('get an answer to each of many requests sent at once, no more at a time than is allowed', async () => {
    const service = await ListeningService.open(new MemoryCatalog(), { limits: { concurrentCalls: 2 } });
    const socket = await connected(service);
    const { namespace } = operations.GetAuthConfig;
    const body = soapRequest('GetAuthConfig', namespace, '');
    const one = `${post}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const last = `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
    socket.write(one.repeat(200) + last);
    const answers = (await untilClosed(socket)).match(/HTTP\/1\.1 \d+/g) ?? [];
    assert.equal(answers.length, 201);
    assert.ok(answers.slice(0, 200).every((line) => /200|500/.test(line)));
  });

  it('are refused a body without end, chunk by chunk', async () => {
    const service = await ListeningService.open(new MemoryCatalog(), { limits: { requestBytes: 64 * 1024 } });
    const socket = await connected(service);
    socket.write(`${post}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n`);
    const chunk = `${(4096).toString(16)}\r\n${' '.repeat(4096)}\r\n`;
    for (let count = 0; count < 40; count++) socket.write(chunk);
    socket.write('0\r\n\r\n');
    assert.match(await untilClosed(socket), /^HTTP\/1\.1 413 /);
  });

  it('are not unpacked for: a compressed request is no SOAP', async () => {
    const service = await ListeningService.open(new MemoryCatalog());
    const answer = await service.post(servicePaths.serverSync, Buffer.from('1f8b0800000000000003', 'hex'), {
      'Content-Encoding': 'gzip',
    });
    assert.equal(answer.status, 400);
  });

  const deep: readonly [string, string][] = [
    ['elements within elements', '<a>'.repeat(100_000)],
    ['an entity of entities', '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'],
    ['an outer file', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ];
  for (const [title, body] of deep) {
    it(`are refused ${title}`, async () => {
      const service = await ListeningService.open(new MemoryCatalog());
      const answer = await service.post(servicePaths.serverSync, body);
      assert.ok(answer.status === 400 || answer.status === 413, String(answer.status));
      assert.ok(!answer.text.includes('root:'));
    });
  }
});

describe('Nothing of the file system', () => {
  const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
  const good = `/Content/09/${sha1.toUpperCase()}`;
  const paths: readonly string[] = [
    ...['/../../../../etc/passwd', '/Content/../../etc/passwd', '/Content/09/../../../etc/passwd'],
    ...[
      '/%2e%2e/%2e%2e/etc/passwd',
      '/Content/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '/Content/%252e%252e%252fetc%252fpasswd',
    ],
    ...[
      '/Content\\..\\..\\windows\\win.ini',
      '/Content/%5c..%5c..%5cwindows%5cwin.ini',
      '/..%c0%af..%c0%afetc/passwd',
    ],
    ...[
      '/Content/\u2025/\u2025/etc',
      '/Content/%u002e%u002e/',
      '/Content/C:/windows/win.ini',
      '/C:/windows/win.ini',
    ],
    ...['/Content/CON', '/Content/09/NUL', '/Content/AUX.txt', '//server/share/file', '/file:///etc/passwd'],
    ...[
      `${good}%00.cab`,
      `${good}.cab%00`,
      `${good}.cab/..`,
      `${good}/../secrets.json`,
      `${good}.cab::$DATA`,
    ],
    ...[
      `/Content/09/${sha1.slice(1)}`,
      `/Content/10/${sha1}`,
      `/Content/09/x${sha1}`,
      `/content/09/${sha1}\n`,
    ],
    ...[
      '/secrets.json',
      '/own-certificate.json',
      '/lock',
      '/segments/000001.seg',
      '/content/da/da39a3ee',
      '/Content/',
      '/Content',
    ],
  ];

  it('is reachable by any path', async () => {
    const service = await ListeningService.open(new MemoryCatalog());
    for (const path of paths) {
      assert.equal(requestTarget(path).kind, 'nothing', JSON.stringify(path));
      const socket = await connected(service);
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, 'latin1');
      assert.match(await untilClosed(socket), /^HTTP\/1\.1 40[04] /, JSON.stringify(path));
    }
    assert.equal(requestTarget(`${good}.cab`).kind, 'content');
  });

  it('is named by whatever is asked for: a digest comes out, or nothing', () => {
    const parts = fc.constantFrom(
      '/',
      '..',
      '%2e',
      '\\',
      'Content',
      '09',
      sha1,
      '\0',
      'CON',
      '.cab',
      '?',
      '#',
      'http://a',
    );
    const paths = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(parts, { maxLength: 12 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(paths, (path) => {
        const target = requestTarget(path);
        if (target.kind === 'content') assert.match(target.sha1, /^[0-9a-f]{40}$/);
        else assert.ok(target.kind === 'nothing' || target.service in servicePaths);
      }),
    );
  });
});
