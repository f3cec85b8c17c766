import assert from 'node:assert/strict';
import { needsBundle, startSusync } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('susync shell, over a pipe', () => {
  let folder = '';

  before(async function () {
    needsBundle(this);
    folder = await tempFolder();
  });

  function start() {
    const started = startSusync(folder, ['shell'], 'no service', 'pipe');
    const { stdin } = started.process;
    assert.ok(stdin !== null);
    return { ...started, stdin };
  }

  it('runs commands of one line and of several, answers questions, and ends with the code of exit', async () => {
    const { stdin, ended } = start();
    stdin.end(
      [
        '$x = 20',
        'function Add-It {',
        '  $x + 22',
        '}',
        'Add-It',
        '"two',
        'lines"',
        'Read-Host Name',
        'Bob',
        'New-Item ./never.txt -Confirm',
        'maybe',
        'n',
        'Get-Item /nowhere',
        'if (1 {',
        '[pscustomobject]@{ a = 1 }',
        'exit 7',
        'never',
      ].join('\n'),
    );
    const { stdout, stderr, exitCode } = await ended;
    assert.match(stdout, /^42\ntwo\nlines\nName: Bob\n\nConfirm\nAre you sure .*Create File.*\[\?\] Help/s);
    assert.match(stdout, /\n1\n\n$/);
    assert.doesNotMatch(stdout, /never$/m);
    assert.match(stderr, /Get-Item: Cannot find path '\/nowhere'/);
    assert.match(stderr, /ParserError/);
    assert.equal(exitCode, 7);
  });

  it('Ctrl+C cancels the command, not the shell', async () => {
    const started = start();
    const { stdin } = started;
    stdin.write("try { 'begun'; while ($true) { } } finally { 'left' }\n");
    await started.says(/begun/);
    started.process.kill('SIGINT');
    await started.says(/left/);
    stdin.end("'goes on'\n");
    const { stdout, exitCode } = await started.ended;
    assert.equal(stdout, 'begun\nleft\ngoes on\n');
    assert.equal(exitCode, 0);
  });
});
