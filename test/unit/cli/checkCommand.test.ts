import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { checkScript, settingsFrom } from '../../../src/cmdlets/checkScript.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';
import { parsed } from '../../support/parsedJson.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('susync check', () => {
  let folder = '';
  const check = (commandLine: string) =>
    new CommandTest({}, { currentFolder: folder }).run(`check ${commandLine}`);

  before(async () => {
    // What is made once is made here.
    checkScript('first.ps1', '1', settingsFrom(null));
    folder = await tempFolder();
    mkdirSync(path.join(folder, 'inner'));
    const write = (name: string, text: string | Buffer) => {
      writeFileSync(path.join(folder, name), text);
    };
    write('good.ps1', "'fine'\n");
    write('alias.ps1', "'first'\ngci .\n");
    write('inner/broken.psm1', '\u{feff}if (1) {\n');
    write('inner/wide.ps1', Buffer.from('\u{feff}Get-Date -Nope 1\n', 'utf16le'));
    write('inner/rules.psd1', "@{ ExcludeRules = 'PSAvoidUsingCmdletAliases' }");
    write('inner/notes.txt', 'if (');
  });

  it('explains itself', async () => {
    const { stdout } = await check('--help');
    assertGolden('cli/helpCheck.txt', stdout);
  });

  it('says nothing of a good script, and ends with 0', async () => {
    const { stdout, stderr, exitCode } = await check('good.ps1');
    assert.deepEqual([stdout, stderr, exitCode], ['', '1 script: 0 errors, 0 warnings, 0 notes.\n', 0]);
  });

  it('reads a script from standard input', async () => {
    const stdin = Readable.from([Buffer.from('gci .'), Buffer.from('\nif (')]);
    const { stdout, exitCode } = await new CommandTest({}, { currentFolder: folder, stdin }).run('check -');
    assert.match(stdout, /^-:1:1: warning PSAvoidUsingCmdletAliases .*\n-:2:4: error /);
    assert.equal(exitCode, 1);
  });

  it('tells warnings a line each; they end with 1 where that is wanted', async () => {
    const { stdout, exitCode } = await check('good.ps1 alias.ps1');
    assert.equal(
      stdout,
      "alias.ps1:2:1: warning PSAvoidUsingCmdletAliases 'gci' is an alias of 'Get-ChildItem'.\n",
    );
    assert.equal(exitCode, 0);
    assert.equal((await check('alias.ps1 --strict')).exitCode, 1);
  });

  it('goes through folders, reads UTF-16, and ends with 1 at an error', async () => {
    const { stdout, stderr, exitCode } = await check('inner');
    assert.deepEqual(stdout.trim().split('\n'), [
      "inner/broken.psm1:1:8: error MissingEndCurlyBrace Missing closing '}' in statement block or type definition.",
      "inner/wide.ps1:1:10: error NamedParameterNotFound 'Get-Date' has no parameter 'Nope'.",
    ]);
    assert.equal(stderr, '3 scripts: 2 errors, 0 warnings, 0 notes.\n');
    assert.equal(exitCode, 1);
  });

  it('asks the rules that a settings file names', async () => {
    assert.equal((await check('alias.ps1 --settings inner/rules.psd1')).stdout, '');
  });

  it('tells tools the same as JSON', async () => {
    const { stdout, stderr } = await check('alias.ps1 --json');
    assert.equal(stderr, '');
    assert.deepEqual(parsed(stdout), [
      {
        ...{ file: 'alias.ps1', line: 2, column: 1, endLine: 2, endColumn: 4 },
        ...{
          severity: 'warning',
          id: 'PSAvoidUsingCmdletAliases',
          message: "'gci' is an alias of 'Get-ChildItem'.",
        },
      },
    ]);
  });

  it('refuses a script that is not there as a mistake of the caller', async () => {
    const { stderr, exitCode } = await check('absent.ps1');
    assert.match(stderr, /There is no script .*absent\.ps1/);
    assert.equal(exitCode, 2);
  });
});
