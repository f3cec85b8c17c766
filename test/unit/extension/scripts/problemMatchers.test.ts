import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeCmtraceLine } from '../../../../src/domain/log/cmtraceLine.ts';
import { problemMatchers } from '../../../../src/extension/ids.ts';
import { CommandTest } from '../../../support/commandTest.ts';
import { problemsIn } from '../../../support/problemsIn.ts';
import { terminalText } from '../../../support/script/terminalText.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('The problem matcher of susync check', () => {
  it('finds every finding, with its place, and nothing else', async () => {
    const folder = await tempFolder();
    mkdirSync(path.join(folder, 'in here'));
    writeFileSync(path.join(folder, 'in here', 'a-b.ps1'), 'gci .\nGet-CMSite -Nope 1\n');
    writeFileSync(path.join(folder, 'broken.ps1'), "'fine'\nif (1) {\n");
    const check = new CommandTest({}, { currentFolder: folder });
    const { stdout, stderr } = await check.run(['check', '.']);
    const found = problemsIn(problemMatchers.check, stdout + stderr);
    assert.deepEqual(
      found.map(({ file, line, column, severity, code }) => [file, line, column, severity, code].join(' ')),
      [
        'broken.ps1 2 8 error MissingEndCurlyBrace',
        `${path.join('in here', 'a-b.ps1')} 1 1 warning PSAvoidUsingCmdletAliases`,
        `${path.join('in here', 'a-b.ps1')} 2 12 error NamedParameterNotFound`,
      ],
    );
    assert.ok(found.every(({ message = '' }) => message !== '' && stdout.includes(` ${message}\n`)));
  });

  it('finds notes, places on Windows, and errors that keep a script from running; not what came from standard input', () => {
    const output = [
      "C:\\scripts\\a.ps1:3:5: information PSAvoidTrailingWhitespace 'x' is followed by blanks.",
      "C:\\scripts\\a.ps1:2:8: Missing closing '}' in statement block or type definition.",
      '-:1:1: warning PSAvoidUsingCmdletAliases no file',
      '3 scripts: 4 errors, 5 warnings, 0 notes.',
    ].join('\n');
    assert.deepEqual(problemsIn(problemMatchers.check, output), [
      {
        ...{ file: 'C:\\scripts\\a.ps1', line: '3', column: '5', severity: 'info' },
        ...{ code: 'PSAvoidTrailingWhitespace', message: "'x' is followed by blanks." },
      },
      {
        ...{ file: 'C:\\scripts\\a.ps1', line: '2', column: '8' },
        message: "Missing closing '}' in statement block or type definition.",
      },
    ]);
  });
});

describe('The problem matcher of scripts', () => {
  it('finds errors as a terminal shows them, with the line of the script', () => {
    const text = "'begins'\nGet-Item nowhere.txt\n[int] 'no: 1:2'\nthrow 'boom'\n";
    assert.deepEqual(
      problemsIn(problemMatchers.script, terminalText(text, '/work/a script.ps1')).map(
        ({ code, file, line, message = '' }) => [code, file, line, message.trim().slice(0, 16)],
      ),
      [
        ['Get-Item', '/work/a script.ps1', '2', 'Cannot find path'],
        ['InvalidArgument', '/work/a script.ps1', '3', 'Cannot convert v'],
        ['Exception', '/work/a script.ps1', '4', 'boom'],
      ],
    );
  });

  it('finds none in what a script writes', () => {
    const text = "'Get-Item: /work/a.ps1:2'\n'Line |'\n'12:30'";
    assert.deepEqual(problemsIn(problemMatchers.script, terminalText(text, '/work/a.ps1')), []);
  });
});

describe('The problem matchers of logs', () => {
  const line = (type: number, file: string, text = 'It broke [again]') =>
    writeCmtraceLine({
      ...{ text, type, file, component: 'WsusMaint', context: '', thread: 4711 },
      ...{ time: Date.parse('2024-03-12T02:05:09.123Z'), bias: 0 },
    });
  const log = [
    line(1, 'maint.ps1:3'),
    line(2, 'maint.ps1:12'),
    line(3, 'C:\\scripts\\maint.ps1:40'),
    line(3, ''),
    line(3, 'maint.ps1'),
    '<![LOG[type="3"]LOG]!><time="02:05:09.123+000" date="03-12-2024" component="a" context="" type="1" thread="1" file="a.ps1:1">',
  ].join('\n');

  it('find errors and warnings that name the line of a script', () => {
    assert.deepEqual(problemsIn(problemMatchers.logErrors, log), [
      { message: 'It broke [again]', file: 'C:\\scripts\\maint.ps1', line: '40' },
    ]);
    assert.deepEqual(problemsIn(problemMatchers.logWarnings, log), [
      { message: 'It broke [again]', file: 'maint.ps1', line: '12' },
    ]);
  });
});
