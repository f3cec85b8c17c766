import assert from 'node:assert/strict';
import type { SupDocument } from '../../../../src/domain/documents.ts';
import { listeningWarnings, outsideUrl } from '../../../../src/domain/supListening.ts';
import { type ListeningChange, withListening } from '../../../../src/engine/administration/supListening.ts';

function sup(changes: Partial<SupDocument> = {}): SupDocument {
  return {
    ...{ _id: 'CS1/sup01.contoso.com', siteCode: 'CS1', serverName: 'sup01.contoso.com', serverId: 'id' },
    ...{ port: 0, isDefault: true, order: 1, anchors: {}, acceptedEulas: [] },
    ...changes,
  };
}

const own = { kind: 'own' } as const;
const other = sup({ _id: 'PS1/other', siteCode: 'PS1', serverName: 'other' });

describe('How a software update point listens', () => {
  const urls: readonly [string, Partial<SupDocument>, ListeningChange, string][] = [
    ['on loopback it keeps the port it chose', { port: 40_123 }, {}, 'http://127.0.0.1:40123'],
    [
      'for all addresses it takes the port of WSUS',
      {},
      { listen: '0.0.0.0' },
      'http://sup01.contoso.com:8530',
    ],
    [
      'a port that the system chose is given up then',
      { port: 40_123 },
      { listen: '::' },
      'http://sup01.contoso.com:8530',
    ],
    [
      'a port that an administrator chose is not',
      { port: 9000 },
      { listen: '10.0.0.5' },
      'http://10.0.0.5:9000',
    ],
    [
      'with HTTPS it takes the other port of WSUS',
      { port: 8530, listen: '::' },
      { https: own },
      'https://sup01.contoso.com:8531',
    ],
    [
      'and gives it back without',
      { port: 8531, listen: '::', https: own },
      { https: null },
      'http://sup01.contoso.com:8530',
    ],
    [
      'a given port counts',
      { port: 8530, listen: '::' },
      { https: own, port: 443 },
      'https://sup01.contoso.com:443',
    ],
    ['an IPv6 address stands in brackets', {}, { listen: 'FE80::1', port: 8530 }, 'http://[fe80::1]:8530'],
    [
      'the public URL is what others are told',
      { port: 9000 },
      { publicUrl: 'https://wsus.contoso.com/' },
      'https://wsus.contoso.com',
    ],
    [
      'until it is taken back',
      { port: 9000, publicUrl: 'https://wsus.contoso.com' },
      { publicUrl: null },
      'http://127.0.0.1:9000',
    ],
    [
      'localhost is loopback again',
      { port: 8530, listen: '::' },
      { listen: 'localhost' },
      'http://127.0.0.1:8530',
    ],
  ];
  for (const [title, before, change, url] of urls) {
    it(title, () => {
      assert.equal(outsideUrl(withListening(sup(before), change, [])), url);
    });
  }

  it('stays as it is where nothing is said', () => {
    const before = sup({
      port: 8531,
      listen: '::',
      https: own,
      contentPort: false,
      publicUrl: 'https://a.test',
    });
    assert.deepEqual(withListening(before, {}, []), before);
  });

  const refusals: readonly [string, ListeningChange, readonly SupDocument[], RegExp][] = [
    ['a name as address', { listen: 'sup01.contoso.com' }, [], /is no IP address/],
    ['an address out of range', { listen: '10.0.0.256' }, [], /is no IP address/],
    ['a zone', { listen: 'fe80::1%eth0' }, [], /is no IP address/],
    ['a port out of range', { port: 70_000 }, [], /70000 is no port/],
    ['port 1 with HTTPS', { https: own, port: 1 }, [], /leaves no port/],
    ['a public URL with a password', { publicUrl: 'http://a:b@c' }, [], /is no address of an update server/],
    ['a public URL that is a page', { publicUrl: 'http://c/?a=1' }, [], /is no address of an update server/],
    [
      'the port of another one',
      { listen: '::' },
      [{ ...other, listen: '0.0.0.0', port: 8530 }],
      /Port 8530 belongs to .* other of site PS1/,
    ],
    [
      'the content port of another one',
      { port: 8530 },
      [{ ...other, listen: '::', port: 8531, https: own }],
      /Port 8530/,
    ],
    [
      'a content port that is the port of another one',
      { https: own },
      [{ ...other, port: 8530 }],
      /Port 8530/,
    ],
  ];
  for (const [title, change, others, message] of refusals) {
    it(`cannot be ${title}`, () => {
      assert.throws(() => withListening(sup(), change, others), { key: 'invalidRequest', message });
    });
  }

  it('may have the port of another one on another address', () => {
    const others = [
      { ...other, listen: '10.0.0.6', port: 8530 },
      { ...other, port: 0 },
    ];
    assert.equal(withListening(sup(), { listen: '10.0.0.5' }, others).port, 8530);
  });

  const warnings: readonly [string, Partial<SupDocument>, readonly RegExp[]][] = [
    ['nothing on loopback', {}, []],
    ['plain HTTP for other machines', { listen: '::' }, [/plain HTTP to other machines, as WSUS does/]],
    ['nothing with HTTPS', { listen: '::', https: own }, []],
    [
      'HTTPS without the content port',
      { listen: '::', https: own, contentPort: false },
      [/license and update files/],
    ],
    [
      'a public URL that needs a proxy',
      { publicUrl: 'https://wsus.contoso.com' },
      [/a proxy on this machine/],
    ],
  ];
  for (const [title, changes, expected] of warnings) {
    it(`warns of ${title}`, () => {
      const found = listeningWarnings(sup(changes));
      assert.equal(found.length, expected.length);
      for (const [index, pattern] of expected.entries()) assert.match(found[index] ?? '', pattern);
    });
  }
});
