import assert from 'node:assert/strict';
import type { WebAccess, WebRequest } from '../../../../../src/script/runtime/session/webAccess.ts';
import { testSession, written } from '../../../../support/script/testSession.ts';

/** A network of answers: where a URL leads, else a text. */
function network(leads: Readonly<Record<string, string>>): {
  readonly web: WebAccess;
  readonly asked: WebRequest[];
} {
  const asked: WebRequest[] = [];
  const web: WebAccess = {
    send: (request) => {
      asked.push(request);
      const location = leads[request.url];
      const pieces = location === undefined ? [Buffer.from('there')] : [];
      return {
        head: {
          ...{ status: location === undefined ? 200 : 302, reason: 'Found', version: '1.1' },
          headers: location === undefined ? [] : [['Location', location]],
        },
        read: () => pieces.shift(),
        close: () => undefined,
      };
    },
  };
  return { web, asked };
}

describe('A redirection', () => {
  for (const [what, script, expected] of [
    [
      'from HTTPS to HTTP is not followed',
      'irm https://a/down',
      ['!InsecureRedirection,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
    ],
    [
      'from HTTPS to HTTP is followed where that is asked for',
      'irm https://a/down -AllowInsecureRedirect',
      ['there'],
    ],
    [
      'to another scheme is an answer',
      'irm https://a/file -SkipHttpErrorCheck -StatusCodeVariable s | Out-Null; $s',
      ['302'],
    ],
    ['is relative to what was asked', 'irm https://a/b/relative', ['there']],
  ] as const)
    it(what, () => {
      const { web } = network({
        'https://a/down': 'http://a/',
        'https://a/file': 'file:///etc/passwd',
        'https://a/b/relative': 'c',
      });
      assert.deepEqual(written(script, testSession({ web })), expected);
    });

  it('leaves secrets of the first host behind, cookies too', () => {
    const { web, asked } = network({ 'https://a/': 'https://b/' });
    const script = `$s = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
      $s.Cookies.Add([Net.Cookie]::new('k', 'v', '/', 'a'))
      irm https://a/ -WebSession $s -Headers @{ Authorization = 'Bearer t' }`;
    assert.deepEqual(written(script, testSession({ web })), ['there']);
    const secrets = asked.map(({ headers }) =>
      headers.flatMap(([name, value]) => (/authorization|cookie/i.test(name) ? [value] : [])),
    );
    assert.deepEqual(secrets, [['Bearer t', 'k=v'], []]);
  });
});
