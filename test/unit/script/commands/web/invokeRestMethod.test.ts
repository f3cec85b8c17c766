import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootedFiles } from '../../../../../src/script/host/rootedFiles.ts';
import { machineFiles } from '../../../../../src/script/runtime/session/scriptFiles.ts';
import { testSession, written } from '../../../../support/script/testSession.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { WebHost } from '../../../../support/script/web/webHost.ts';

describe('Invoke-RestMethod', () => {
  let host: WebHost;
  before(async function () {
    this.timeout(20_000);
    host = await WebHost.open();
  });
  after(() => host.close());
  const linesOf = (text: string): string[] =>
    written(`$at = 'http://127.0.0.1:${host.port}'; ${text}`, testSession({ web: host.access() }));

  const cases: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
    'reads what a service answers': [
      [
        '$r = Invoke-RestMethod $at/json; $r.n.GetType().Name, $r.d.GetType().Name, $r.when.GetType().Name, $r.list.Count',
        ['Int64', 'Double', 'DateTime', '2'],
      ],
      ['@(Invoke-RestMethod $at/array | ForEach-Object { $_.Count })', ['2']],
      ['(Invoke-RestMethod $at/xml).r.a', ['1']],
      ['(Invoke-RestMethod $at/xml).GetType().FullName', ['System.Xml.XmlDocument']],
      ['Invoke-RestMethod $at/feed | ForEach-Object title', ['One', 'Two']],
      ['Invoke-RestMethod $at/text', ['plain']],
      ['Invoke-RestMethod $at/latin1', ['ä']],
      ['Invoke-RestMethod $at/meta', ['<meta charset="iso-8859-1"><p>ä</p>']],
      ['Invoke-RestMethod $at/gzip', ['packed']],
      [
        'Invoke-RestMethod $at/gzip -ResponseHeadersVariable h -StatusCodeVariable s | Out-Null; $s; $h["content-type"]; $h.ContainsKey("Content-Encoding")',
        ['200', 'text/plain', 'False'],
      ],
      [
        'Invoke-RestMethod $at/json -Verbose | Out-Null',
        [
          'verbose: Requested HTTP/1.1 GET with 0-byte payload',
          'verbose: Received HTTP/1.1 response of content type application/json of unknown size',
          'verbose: Content encoding: utf-8',
        ],
      ],
    ],
    'sends what is given': [
      ['(Invoke-RestMethod -Uri $at/echo -Body @{ q = "a b&c" }).url', ['/echo?q=a+b%26c']],
      ['(Invoke-RestMethod "$at/echo?x=1" -Body @{ q = 2 }).url', ['/echo?x=1&q=2']],
      [
        '$r = irm $at/echo -Method Post -Body (@{ a = "ü" } | ConvertTo-Json -Compress) -ContentType application/json; $r.method, $r.body, $r.headers."content-type"',
        ['POST', '{"a":"ü"}', 'application/json'],
      ],
      [
        '$r = irm $at/echo -Method Put -Body ([ordered]@{ a = "1 2"; b = $null }); $r.body, $r.headers."content-type"',
        ['a=1+2&b=', 'application/x-www-form-urlencoded'],
      ],
      ['(irm $at/echo -Method Delete).headers."content-length"', ['0']],
      ['(irm $at/echo -CustomMethod purge).method', ['PURGE']],
      ["(irm $at/echo -Method Post -Body ([xml]'<a>1</a>')).body", ['<a>1</a>']],
      ['(irm $at/echo -Method Post -Body ([byte[]](65, 66))).body', ['AB']],
      [
        "$r = irm $at/echo -Headers @{ 'X-One' = 1; Accept = 'a/b' } -UserAgent me; $r.headers.'x-one', $r.headers.accept, $r.headers.'user-agent'",
        ['1', 'a/b', 'me'],
      ],
      [
        "irm $at/echo -Headers @{ 'If-Match' = '12345' }",
        ['!System.FormatException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      [
        "(irm $at/echo -Headers @{ 'If-Match' = '12345' } -SkipHeaderValidation).headers.'if-match'",
        ['12345'],
      ],
      [
        '$b = (irm $at/echo -Method Post -Form @{ f = "v" }).body; $b -match "name=""f""\\r\\n\\r\\nv\\r\\n"',
        ['True'],
      ],
      ["(1..2 | irm $at/echo -Method Post).body -join ','", ['1,2']],
    ],
    'tells failures as PowerShell does': [
      [
        'irm $at/missing',
        ['!WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      [
        'try { irm $at/missing } catch { $_.Exception.GetType().Name; [int]$_.Exception.Response.StatusCode; $_.Exception.Response.StatusCode; $_.Exception.Message; ($_.ErrorDetails.Message | ConvertFrom-Json).error; $_.ErrorDetails.Message }',
        [
          'HttpResponseException',
          '404',
          'NotFound',
          'Response status code does not indicate success: 404 (Not Found).',
          'no such thing',
          '\n{\n  "error": "no such thing"\n}',
        ],
      ],
      ['try { irm $at/broken } catch { $_.ErrorDetails.Message }', ['Sorry']],
      [
        'try { irm $at/missing } catch { $_.Exception.Response.Content.ReadAsStringAsync().Result }',
        ['{"error":"no such thing"}'],
      ],
      ['(irm $at/missing -SkipHttpErrorCheck -StatusCodeVariable s).error; $s', ['no such thing', '404']],
      [
        'try { irm $at/cut } catch { $_.Exception.GetType().FullName }',
        ['System.Net.Http.HttpRequestException'],
      ],
      [
        'irm ftp://x/',
        ['!WebCmdletIEDomNotSupportedException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      [
        'irm $at/silent -TimeoutSec 1',
        ['!ConnectionTimeoutReached,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      [
        'irm $at/stalled -OperationTimeoutSeconds 1',
        ['!OperationTimeoutReached,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      [
        'try { irm $at/text -SkipCertificateCheck } catch { $_.FullyQualifiedErrorId.Split(",")[0]; $_.CategoryInfo.Category }',
        ['SkipCertificateCheckRefused', 'PermissionDenied'],
      ],
      [
        'irm $at/text -Body 1 -InFile x',
        ['!WebCmdletBodyConflictException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      [
        'irm $at/text -Authentication Basic',
        [
          '!WebCmdletAuthenticationCredentialNotSuppliedException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand',
        ],
      ],
      [
        'irm $at/text -Resume',
        ['!WebCmdletOutFileMissingException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
    ],
    'follows redirections': [
      ['(irm "$at/redirect?status=302" -Method Post -Body x).method', ['GET']],
      ['$r = irm "$at/redirect?status=307" -Method Post -Body x; $r.method, $r.body', ['POST', 'x']],
      ['(irm $at/redirect -Method Post -Body x -PreserveHttpMethodOnRedirect).method', ['POST']],
      ["(irm $at/redirect -Headers @{ Authorization = 'Bearer x' }).headers.authorization", ['']],
      [
        "(irm $at/redirect -Headers @{ Authorization = 'Bearer x' } -PreserveAuthorizationOnRedirect).headers.authorization",
        ['Bearer x'],
      ],
      [
        'irm $at/redirect -MaximumRedirection 0',
        ['!WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      [
        'irm $at/redirect -MaximumRedirection 0 -SkipHttpErrorCheck',
        ['', '!MaximumRedirectExceeded,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      [
        'irm $at/loop',
        ['!WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand'],
      ],
      ['(irm $at/pages -FollowRelLink).at -join ","', ['1,2,3']],
      ['(irm $at/pages -FollowRelLink -MaximumFollowRelLink 2).at -join ","', ['1,2']],
    ],
    'keeps what a session has': [
      [
        'irm $at/cookies -SessionVariable s; (irm $at/echo -WebSession $s).headers.cookie; $s.Cookies.Count',
        ['', 'a=1', '1'],
      ],
      [
        '$s = [Microsoft.PowerShell.Commands.WebRequestSession]::new(); $s.Cookies.Add([Net.Cookie]::new("k", "v", "/", "127.0.0.1")); (irm $at/echo -WebSession $s).headers.cookie',
        ['k=v'],
      ],
      ['(irm $at/twice -MaximumRetryCount 3 -RetryIntervalSec 600)', ['asked 3 times']],
      [
        "$c = [pscredential]::new('user', (ConvertTo-SecureString pass -AsPlainText -Force)); irm $at/basic -Credential $c -AllowUnencryptedAuthentication; irm $at/basic -Credential $c -Authentication Basic -AllowUnencryptedAuthentication; irm $at/basic -Credential $c",
        [
          'welcome',
          'welcome',
          '!WebCmdletAllowUnencryptedAuthenticationRequiredException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand',
        ],
      ],
      [
        '(irm $at/echo -Authentication Bearer -Token (ConvertTo-SecureString t -AsPlainText -Force) -AllowUnencryptedAuthentication).headers.authorization',
        ['Bearer t'],
      ],
    ],
  };
  for (const [what, those] of Object.entries(cases))
    describe(what, () => {
      for (const [text, expected] of those)
        it(`by ${text}`, () => {
          assert.deepEqual(linesOf(text), expected);
        });
    });

  describe('writes files', () => {
    let folder = '';
    before(async () => {
      folder = await tempFolder();
    });
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    const run = (text: string): string[] =>
      written(
        `$at = 'http://127.0.0.1:${host.port}'; ${text}`,
        testSession({ web: host.access(), location: folder, files: rootedFiles(machineFiles, [folder]) }),
      );

    it('with the whole of an answer, which takes the place of what was there', () => {
      writeFileSync(path.join(folder, 'whole'), 'a longer text than that');
      assert.deepEqual(run('irm $at/file -OutFile whole; (irm $at/text -OutFile shown -PassThru)'), [
        'plain',
      ]);
      assert.deepEqual([read('whole'), read('shown')], ['0123456789', 'plain']);
    });

    it('with what a file lacks', () => {
      writeFileSync(path.join(folder, 'rest'), '0123');
      assert.deepEqual(run('irm $at/file -OutFile rest -Resume; irm $at/file -OutFile rest -Resume'), []);
      assert.equal(read('rest'), '0123456789');
    });

    it('by the name in the URL in a folder', () => {
      mkdirSync(path.join(folder, 'sub'));
      run('irm $at/file -OutFile sub');
      assert.equal(read('sub/file'), '0123456789');
    });

    it('and leaves nothing of an answer that is cut, or of one that must not be written', () => {
      const before = readdirSync(folder);
      assert.deepEqual(
        run('irm $at/cut -OutFile half').map((line) => line.split(',')[0]),
        ['!WebCmdletWebResponseException'],
      );
      assert.deepEqual(
        run('irm $at/file -OutFile ../outside').map((line) => line.split(',')[0]),
        ['!System.UnauthorizedAccessException'],
      );
      assert.deepEqual(readdirSync(folder), before);
    });
  });
});
