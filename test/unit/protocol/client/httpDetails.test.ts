import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base64Bytes } from '../../../../src/protocol/client/base64Bytes.ts';
import { announcedUrl, contentUrl, plainSite } from '../../../../src/protocol/client/contentAddress.ts';
import { CookieJar } from '../../../../src/protocol/client/cookieJar.ts';
import { bypassesProxy } from '../../../../src/protocol/client/noProxy.ts';
import { retryAfter } from '../../../../src/protocol/client/retryAfter.ts';
import { transportError } from '../../../../src/protocol/client/transportError.ts';
import { normalizedRoot } from '../../../../src/protocol/client/upstreamIdentity.ts';

const now = Date.parse('2026-11-24T00:00:00Z');

describe('The proxy', () => {
  for (const [url, entry, isBypassed] of [
    ['http://localhost:8530', '', true],
    ['http://127.8.9.1', '', true],
    ['http://[::1]:8530', '', true],
    ['http://server.lab.example', '', false],
    ['http://server.lab.example', '*', true],
    ['http://server.lab.example', 'lab.example', true],
    ['http://server.lab.example', '.lab.example', true],
    ['http://server.lab.example', '*.lab.example', true],
    ['http://server.lab.example', 'b.example', false],
    ['http://SERVER.lab.example', 'server.LAB.example', true],
    ['http://server.lab.example:8530', 'server.lab.example:8530', true],
    ['http://server.lab.example:8530', 'server.lab.example:8531', false],
    ['https://server.lab.example', 'server.lab.example:443', true],
    ['http://server', '<local>', true],
    ['http://server.lab.example', '<local>', false],
    ['http://10.1.2.3', '10.0.0.0/8', true],
    ['http://11.1.2.3', '10.0.0.0/8', false],
    ['http://10.1.2.3', '10.0.0.0/99', false],
    ['http://[fd00::5]', 'fd00::/8', true],
    ['http://[fd00::5]:8530', '[fd00::5]:8530', true],
    ['http://110.1.2.3', '10.1.2.3', false],
  ] as const) {
    it(`is ${isBypassed ? 'passed by' : 'used'} for ${url} with "${entry}"`, () => {
      assert.equal(bypassesProxy(new URL(url), [entry]), isBypassed);
    });
  }
});

describe('HTTP cookies', () => {
  const url = new URL('http://server:8530/x');

  it('come back to where they are from, and only there', () => {
    const jar = new CookieJar();
    jar.store(url, ['a=1; Path=/; HttpOnly', 'b=x=y', 'nonsense', '=c'], now);
    assert.equal(jar.header(new URL('http://server:8530/other')), 'a=1; b=x=y');
    assert.equal(jar.header(new URL('http://server:8531/')), undefined);
  });

  it('are replaced, and forgotten when they are over', () => {
    const jar = new CookieJar();
    jar.store(url, ['a=1', 'b=1', 'c=1'], now);
    jar.store(url, ['a=2', 'b=; Max-Age=0', 'c=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], now);
    assert.equal(jar.header(url), 'a=2');
  });

  it('are not kept without bound', () => {
    const jar = new CookieJar();
    jar.store(
      url,
      Array.from({ length: 1000 }, (_, index) => `n${index}=1`),
      now,
    );
    jar.store(url, [`big=${'x'.repeat(5000)}`], now);
    assert.equal(jar.header(url)?.split(';').length, 50);
  });
});

describe('Retry-After', () => {
  for (const [header, milliseconds] of [
    ['120', 120_000],
    [' 0 ', 0],
    ['Tue, 24 Nov 2026 00:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 00:01:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    [undefined, undefined],
  ] as const) {
    it(`"${String(header)}" is ${String(milliseconds)}`, () => {
      assert.equal(retryAfter(header, now), milliseconds);
    });
  }
});

describe('Addresses of files', () => {
  const sha1 = '86542c97261c46d5b379a43ec895f97eaf409ba2';

  it('are below /Content by the last byte of the digest, with the extension of the name', () => {
    const address = (name: string): string => contentUrl('http://wsus.lab.invalid:8530', { sha1, name }).href;
    const stem = 'http://wsus.lab.invalid:8530/Content/A2/86542C97261C46D5B379A43EC895F97EAF409BA2';
    assert.equal(address('x.cab'), `${stem}.cab`);
    assert.equal(address('a.b.TXT'), `${stem}.TXT`);
    assert.equal(address('none'), stem);
    assert.equal(address('x.../../../etc/passwd'), stem);
  });

  it('on a server with TLS may also lie on its plain site', () => {
    assert.equal(plainSite('https://server:8531'), 'http://server:8530');
    assert.equal(plainSite('https://server'), 'http://server:80');
    assert.equal(plainSite('http://server:8530'), undefined);
  });

  it('that a server announces are taken relative to it, and over HTTP only', () => {
    const href = (text: string): string | undefined => announcedUrl(text, 'http://server:8530')?.href;
    assert.equal(
      href('microsoftupdate/content/7/x y.cab'),
      'http://server:8530/microsoftupdate/content/7/x%20y.cab',
    );
    assert.equal(href('/Content/A2/x.cab'), 'http://server:8530/Content/A2/x.cab');
    assert.equal(href('https://other/x.cab'), 'https://other/x.cab');
    assert.equal(href('file:///etc/passwd'), undefined);
    assert.equal(href('javascript:1'), undefined);
  });
});

describe('The URL of a server', () => {
  for (const [text, root] of [
    ['HTTP://Server:8530/', 'http://server:8530'],
    ['https://server:443', 'https://server'],
    [' http://server//wsus/ ', 'http://server/wsus'],
  ] as const) {
    it(`${text} is ${root}`, () => {
      assert.equal(normalizedRoot(text), root);
    });
  }
});

describe('base64', () => {
  it('gives back any bytes, also with line breaks in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        assert.deepEqual(base64Bytes(text), Buffer.from(bytes));
        assert.deepEqual(
          base64Bytes(`\r\n ${text.replace(/(.{8})/g, '$1\n')}`)?.toString('hex') ?? '',
          Buffer.from(bytes).toString('hex'),
        );
      }),
      { numRuns: 100 },
    );
  });

  for (const text of ['a', 'ab', 'abc', '####', 'AAAA=', 'no base64!']) {
    it(`is not "${text}"`, () => {
      assert.equal(base64Bytes(text), undefined);
    });
  }
});

describe('A failure below HTTP', () => {
  for (const [code, key] of [
    ['ENOTFOUND', 'nameNotResolved'],
    ['EAI_AGAIN', 'nameNotResolved'],
    ['ECONNREFUSED', 'cannotConnect'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'cannotConnect'],
    ['ETIMEDOUT', 'timedOut'],
    ['ECONNRESET', 'connectionAborted'],
    ['EPIPE', 'connectionAborted'],
    ['CERT_HAS_EXPIRED', 'invalidCertificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'invalidCertificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrustedCertificate'],
    ['HPE_INVALID_CONSTANT', 'malformedAnswer'],
    ['HPE_HEADER_OVERFLOW', 'limitExceeded'],
    ['', 'connectionAborted'],
  ] as const) {
    it(`with code "${code}" is ${key}, its cause kept`, () => {
      const cause = Object.assign(new Error('socket hang up'), code === '' ? {} : { code });
      const error = transportError(cause, 'server:8530');
      assert.equal(error.key, key);
      assert.equal(error.cause, cause);
      assert.match(error.message, /server:8530/);
    });
  }
});
