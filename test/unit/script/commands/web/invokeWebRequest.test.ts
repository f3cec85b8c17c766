import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rootedFiles } from '../../../../../src/script/host/rootedFiles.ts';
import { machineFiles } from '../../../../../src/script/runtime/session/scriptFiles.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { testSession, written } from '../../../../support/script/testSession.ts';
import { WebHost } from '../../../../support/script/web/webHost.ts';

describe('Invoke-WebRequest', () => {
  let host: WebHost;
  before(async function () {
    this.timeout(20_000);
    host = await WebHost.open();
  });
  after(() => host.close());
  const linesOf = (text: string): string[] =>
    written(`$at = 'http://127.0.0.1:${host.port}'; ${text}`, testSession({ web: host.access() }));

  for (const [text, expected] of [
    [
      '$r = Invoke-WebRequest $at/page; $r.GetType().FullName; $r.StatusCode; $r.StatusDescription; $r.RawContentLength; $r.Encoding.WebName',
      ['Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject', '200', 'OK', '124', 'utf-8'],
    ],
    [
      '$r = iwr $at/page; $r.Links.href, $r.Links[0].class, $r.Links[0].outerHTML',
      ['/next', 'x', `<a href="/next" class='x'>Next</a>`],
    ],
    ['$r = iwr $at/page; $r.Images.src, $r.Images[0].alt, $r.Images.Count', ['/i.png', 'A > B', '1']],
    ['$r = iwr $at/page; $r.InputFields.FindByName("q").value, $r.InputFields[0].tagName', ['1', 'INPUT']],
    [
      '$r = iwr $at/latin1; $r.Content, $r.Headers["Content-Type"], $r.Headers["Content-Type"].GetType().Name',
      ['ä', 'text/plain; charset=iso-8859-1', 'String[]'],
    ],
    ['(iwr $at/meta).Content', ['<meta charset="iso-8859-1"><p>ä</p>']],
    [
      '$r = iwr $at/bytes; $r.GetType().Name, ($r.Content -join " "), $r.Content.GetType().Name',
      ['WebResponseObject', '1 2 255', 'Byte[]'],
    ],
    ['((iwr $at/text).RawContent -split "\\n")[0]', ['HTTP/1.1 200 OK']],
    ['((iwr $at/text).RawContent -split "\\n")[-1]', ['plain']],
    ['(iwr $at/pages).RelationLink.next -match "/pages\\?at=2$"', ['True']],
    ['(iwr $at/json).Content | ConvertFrom-Json | ForEach-Object n', ['1']],
    ['(iwr $at/page -Method Head).StatusCode', ['200']],
    ['(iwr $at/redirect).BaseResponse.RequestMessage.RequestUri.AbsolutePath', ['/echo']],
    ['(iwr $at/missing -SkipHttpErrorCheck).StatusCode', ['404']],
    [
      'iwr $at/missing',
      ['!WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand'],
    ],
    [
      'try { iwr $at/missing } catch { $_.Exception.Response.Headers.Contains("Date"), $_.Exception.StatusCode }',
      ['True', 'NotFound'],
    ],
    [
      '[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12; [Net.ServicePointManager]::SecurityProtocol; (iwr $at/text -UseBasicParsing).Content',
      ['Tls12', 'plain'],
    ],
    [
      "(iwr $at/echo -UserAgent ([Microsoft.PowerShell.Commands.PSUserAgent]::Chrome)).Content -match 'Chrome'",
      ['True'],
    ],
  ] as const)
    it(`answers ${text}`, () => {
      assert.deepEqual(linesOf(text), expected);
    });

  it('is shown as PowerShell shows it', () => {
    const [shown = ''] = linesOf('iwr $at/page | Out-String -Width 100');
    assert.match(
      shown,
      /^\nStatusCode {8}: 200\nStatusDescription : OK\nContent {11}: <html>.*\nRawContent {8}: HTTP\/1\.1 200 OK\n.*\nHeaders {11}: \{\[Date, System\.String\[\]\].*\nImages {12}: \{@\{outerHTML=.*\nInputFields {7}: \{@\{outerHTML=.*\nLinks {13}: \{@\{outerHTML=.*\nRawContentLength  : 124\nRelationLink {6}: \{\}\n/s,
    );
  });

  it('reads a page of a million brackets in time', () => {
    assert.deepEqual(linesOf('$r = iwr $at/brackets; $r.Links.Count, $r.InputFields.Count'), ['0', '0']);
  });

  it('writes a file, and nothing to the pipeline', async () => {
    const folder = await tempFolder();
    const session = testSession({
      web: host.access(),
      location: folder,
      files: rootedFiles(machineFiles, [folder]),
    });
    const at = `http://127.0.0.1:${host.port}`;
    assert.deepEqual(
      written(
        `iwr ${at}/bytes -OutFile b.bin; (iwr ${at}/bytes -OutFile c.bin -PassThru).StatusCode`,
        session,
      ),
      ['200'],
    );
    assert.deepEqual([...readFileSync(path.join(folder, 'b.bin'))], [1, 2, 255]);
    assert.ok(existsSync(path.join(folder, 'c.bin')));
  });
});
