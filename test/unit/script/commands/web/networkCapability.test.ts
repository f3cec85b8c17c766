import assert from 'node:assert/strict';
import { testSession, written } from '../../../../support/script/testSession.ts';
import { WebHost } from '../../../../support/script/web/webHost.ts';

/** The network capability of powershell-semantics.md §22, rule 3: hosts that were allowed, and no others, by whatever way. */
describe('The network of a script', () => {
  let host: WebHost;
  before(async function () {
    this.timeout(20_000);
    host = await WebHost.open();
  });
  after(() => host.close());
  const run = (text: string, hosts: readonly string[]): string[] =>
    written(
      text.replaceAll('PORT', String(host.port)),
      testSession({ web: host.access(hosts.map((one) => one.replace('PORT', String(host.port)))) }),
    );

  const denied = /^!NetworkAccessDenied,/;

  for (const [what, hosts, text] of [
    ['a host that was not allowed', [], 'irm http://127.0.0.1:PORT/text'],
    ['another port of a host', ['127.0.0.1:1'], 'irm http://127.0.0.1:PORT/text'],
    ['this machine where all hosts are allowed', ['*'], 'irm http://127.0.0.1:PORT/text'],
    ['this machine as a number', ['*'], 'irm http://2130706433:PORT/text'],
    ['this machine by its name where all hosts are allowed', ['*'], 'irm http://localhost:PORT/text'],
    [
      'another host by a redirection',
      ['127.0.0.1:PORT'],
      'irm "http://127.0.0.1:PORT/redirect?to=http://169.254.169.254/latest/"',
    ],
    [
      'another port by a redirection',
      ['127.0.0.1:PORT'],
      'irm "http://127.0.0.1:PORT/redirect?to=http://127.0.0.1:9/"',
    ],
    [
      'another host by a link to the next page',
      ['127.0.0.1:PORT'],
      'irm "http://127.0.0.1:PORT/away" -FollowRelLink | Out-Null',
    ],
    [
      'another host by a proxy',
      ['server.example'],
      'irm http://server.example/ -Proxy http://127.0.0.1:PORT',
    ],
    [
      'another host through a proxy',
      ['127.0.0.1:PORT'],
      'irm http://server.example/ -Proxy http://127.0.0.1:PORT',
    ],
    [
      'another host by a header',
      ['127.0.0.1:1'],
      "irm http://127.0.0.1:PORT/text -Headers @{ Host = '127.0.0.1:1' }",
    ],
    ['a host by the name of a user', ['server'], 'irm http://server@127.0.0.1:PORT/text'],
    ['a host in a job', [], 'Start-ThreadJob { irm http://127.0.0.1:PORT/text } | Receive-Job -Wait'],
  ] as const)
    it(`is not ${what}`, () => {
      const lines = run(text, hosts).filter((line) => line !== '');
      assert.match(lines.join('\n'), denied);
    });

  for (const text of ['[Net.WebClient]::new()', 'New-Object System.Net.Http.HttpClient'])
    it(`says what is there instead of ${text}`, () => {
      const [message] = run(`try { ${text} } catch { $_.Exception.Message }`, []);
      assert.match(message ?? '', /(?:Unable to|Cannot) find type.*Invoke-RestMethod and Invoke-WebRequest/);
    });

  it('says what would allow a host', () => {
    const [message] = run(
      'try { irm http://server.example/ } catch { $_.Exception.Message; $_.CategoryInfo.Category }',
      [],
    );
    assert.match(message ?? '', /server\.example:80.*--allow-network server\.example.*scripts\.allowedHosts/);
  });

  it('is a name that was allowed, with the address that it leads to', () => {
    assert.deepEqual(run('irm http://localhost:PORT/text', ['localhost:PORT']), ['plain']);
  });

  it('carries no header into another', () => {
    const lines = run(
      'irm http://127.0.0.1:PORT/echo -SkipHeaderValidation -Headers @{ a = "b`r`nHost: other" }',
      ['127.0.0.1:PORT'],
    );
    assert.match(lines.join('\n'), /^!/);
  });

  it('is bounded in what it brings into memory', () => {
    const session = testSession({
      web: host.access(),
      limits: { time: 0, depth: 100, items: 1000, characters: 100_000, output: 1000 },
    });
    const lines = written(`irm http://127.0.0.1:${host.port}/bomb`, session);
    assert.match(lines.join('\n'), /^!/);
  });

  it('is none where a session was given none', () => {
    assert.match(written('irm http://127.0.0.1:9/', testSession()).join('\n'), denied);
  });
});
