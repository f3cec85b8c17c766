import assert from 'node:assert/strict';
import { AllowedHosts } from '../../../src/network/allowedHosts.ts';

describe('The hosts that scripts may reach', () => {
  const reaches = (hosts: readonly string[], url: string): boolean => {
    try {
      new AllowedHosts(hosts).check(new URL(url));
      return true;
    } catch (error) {
      assert.ok(error instanceof Error && 'key' in error && error.key === 'accessDenied');
      return false;
    }
  };

  for (const [hosts, url, isReached] of [
    [[], 'http://server/', false],
    [['server'], 'http://server/', true],
    [['SERVER'], 'https://Server:8443/', true],
    [['server.'], 'http://server/', true],
    [['server'], 'http://server./', true],
    [['server:80'], 'http://server/', true],
    [['server:80'], 'https://server/', false],
    [['server'], 'http://server.example/', false],
    [['server'], 'http://x@other/', false],
    [['server'], 'http://server@other/', false],
    [['*.example.com'], 'http://a.b.example.com/', true],
    [['*.example.com'], 'http://example.com/', false],
    [['*.example.com'], 'http://notexample.com/', false],
    [['*'], 'http://anything/', true],
    [['*'], 'http://10.0.0.1/', true],
    [['*'], 'http://127.0.0.1/', false],
    [['*'], 'http://2130706433/', false],
    [['*'], 'http://0x7f.1/', false],
    [['*'], 'http://0/', false],
    [['*'], 'http://[::1]/', false],
    [['*'], 'http://[::ffff:127.0.0.1]/', false],
    [['*'], 'http://[::ffff:a9fe:a9fe]/', false],
    [['*'], 'http://[64:ff9b::7f00:1]/', false],
    [['*'], 'http://[2002:7f00:1::]/', false],
    [['*'], 'http://[fe80::1]/', false],
    [['*'], 'http://[2001:db8::1]/', true],
    [['*'], 'http://169.254.169.254/latest/meta-data/', false],
    [['*'], 'http://168.63.129.16/', false],
    [['169.254.169.254'], 'http://169.254.169.254/', true],
    [['127.0.0.1:8080'], 'http://127.0.0.1:8080/', true],
    [['127.0.0.1:8080'], 'http://127.0.0.1:8081/', false],
    [['[::1]'], 'http://[::1]/', true],
    [['::1'], 'http://[::1]:9/', true],
  ] as const)
    it(`${hosts.join(', ') || 'of none'} ${isReached ? 'let' : 'do not let'} it ask ${url}`, () => {
      assert.equal(reaches(hosts, url), isReached);
    });

  for (const [hosts, address, isReached] of [
    [['server'], '10.1.2.3', true],
    [['server'], '127.0.0.1', false],
    [['server'], '::1', false],
    [['server'], '::ffff:127.0.0.1', false],
    [['server'], 'fe80::1%eth0', false],
    [['server', 'localhost'], '127.0.0.1', true],
    [['server', 'localhost'], '::1', true],
    [['server', 'localhost:1'], '127.0.0.1', false],
    [['server', 'localhost'], '169.254.169.254', false],
    [['server', '127.0.0.1'], '127.0.0.1', true],
    [['server', '127.0.0.2'], '127.0.0.1', false],
  ] as const)
    it(`${hosts.join(', ')} ${isReached ? 'let' : 'do not let'} the name server lead to ${address}`, () => {
      const check = () => {
        new AllowedHosts(hosts).checkAddress('server', 80, address);
      };
      if (isReached) check();
      else assert.throws(check, { key: 'accessDenied' });
    });

  for (const text of ['', 'http://server', 'server/x', 'a b', 'server:99999', '*.', 'x*.example', '[zz]'])
    it(`are not told by "${text}"`, () => {
      assert.throws(() => new AllowedHosts([text]), { key: 'invalidRequest' });
    });
});
