import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import {
  isLoopback,
  isWildcard,
  parseListenPlace,
  parseServiceUrl,
  serviceUrl,
} from '../../../../src/service/remote/serviceUrl.ts';

describe('The URL of a service', () => {
  for (const [text, host, port, isSecure] of [
    ['susync://jump01.contoso.com:9000', 'jump01.contoso.com', 9000, true],
    ['SUSYNC://jump01/', 'jump01', 8633, true],
    ['susync://10.0.0.1:1', '10.0.0.1', 1, true],
    ['susync://[fe80::1]:9000', 'fe80::1', 9000, true],
    ['susync+plain://localhost:9000', 'localhost', 9000, false],
    ['susync+plain://[::1]', '::1', 8633, false],
  ] as const) {
    it(`is read: ${text}`, () => {
      assert.deepEqual(parseServiceUrl(text), { host, port, isSecure });
      assert.deepEqual(parseServiceUrl(serviceUrl({ host, port, isSecure })), { host, port, isSecure });
    });
  }

  for (const [text, key] of [
    ['https://jump01:9000', 'invalidRequest'],
    ['susync://', 'invalidRequest'],
    ['susync://me:secret@jump01', 'invalidRequest'],
    ['susync://jump01:70000', 'invalidRequest'],
    ['susync://jump01/path', 'invalidRequest'],
    ['susync://[10.0.0.1]', 'invalidRequest'],
    ['susync+plain://jump01', 'insecureListener'],
    ['susync+plain://10.0.0.1', 'insecureListener'],
  ] as const) {
    it(`is refused: ${text}`, () => {
      assert.throws(() => parseServiceUrl(text), { key });
    });
  }

  it('is a URL or refused, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `susync://${text}`),
        ),
        (text) => {
          try {
            const { port } = parseServiceUrl(text);
            return port >= 0 && port <= 65_535;
          } catch (error) {
            return error instanceof SyncError;
          }
        },
      ),
    );
  });
});

describe('A place to listen at', () => {
  it('is a host with a port', () => {
    for (const [text, host, port] of [
      ['0.0.0.0:8633', '0.0.0.0', 8633],
      ['jump01', 'jump01', 8633],
      [':9000', '::', 9000],
      ['[::1]:0', '::1', 0],
    ] as const)
      assert.deepEqual(parseListenPlace(text), { host, port }, text);
    for (const text of ['', 'a b', '1.2.3.4:x', '::1'])
      assert.throws(() => parseListenPlace(text), { key: 'invalidRequest' }, text);
  });

  it('is known as this machine’s own, or as all of its addresses', () => {
    for (const host of [
      '127.0.0.1',
      '127.9.9.9',
      '::1',
      '0:0::1',
      '::ffff:127.0.0.1',
      'localhost',
      'LOCALHOST',
    ])
      assert.ok(isLoopback(host), host);
    for (const host of ['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'localhost.contoso.com', '::ffff:10.0.0.1'])
      assert.ok(!isLoopback(host), host);
    for (const host of ['0.0.0.0', '::', '0:0:0:0:0:0:0:0']) assert.ok(isWildcard(host), host);
    for (const host of ['::1', '0.0.0.1', 'all']) assert.ok(!isWildcard(host), host);
  });
});
