import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootedFiles } from '../../../../src/script/host/rootedFiles.ts';
import { machineFiles, type ScriptFiles } from '../../../../src/script/runtime/session/scriptFiles.ts';
import { testSession, written } from '../../../support/script/testSession.ts';

const id = (name: string, command: string): string =>
  `!${name},Microsoft.PowerShell.Commands.${command}Command`;

/** Script and what it writes in an empty folder; `!` and the id stand for an error. */
const rows: readonly (readonly [string, ...string[]])[] = [
  ["Set-Content a.txt 'x','y',3; Add-Content a.txt z; (Get-Content a.txt) -join ','", 'x,y,3,z'],
  ["'p','q' | Set-Content b.txt -NoNewline; Get-Content b.txt -Raw; (Get-Item b.txt).Length", 'pq', '2'],
  [
    "1..5 | Set-Content n; (gc n -First 2) -join ','; (gc n -Tail 2) -join ','; (gc n -ReadCount 2).Count",
    '1,2',
    '4,5',
    '3',
  ],
  [
    "Set-Content n 'ab' -Encoding unicode; (gc n -AsByteStream) -join ','; gc n",
    '255,254,97,0,98,0,10,0',
    'ab',
  ],
  ['Get-Content nope', id('PathNotFound', 'GetContent')],
  ['Set-Content no/where x', id('GetContentWriterDirectoryNotFoundError', 'SetContent')],
  [
    '(New-Item d -ItemType Directory).Name; (New-Item d/f -Value v).BaseName; New-Item d/f',
    'd',
    'f',
    id('NewItemIOError', 'NewItem'),
  ],
  [
    'New-Item deep/er/f; (New-Item deep/er/f -Force).Name; Test-Path deep/er -PathType Container',
    id('NewItemIOError', 'NewItem'),
    'f',
    'True',
  ],
  [
    "'b2','B1','_x' | % { [void](New-Item \"$_.txt\") }; [void](New-Item mmm -ItemType Directory); (gci).Name -join ' '",
    'mmm _x.txt B1.txt b2.txt',
  ],
  [
    "[void](New-Item d/e/f.txt -Force); [void](New-Item d/a.log); (gci d -Recurse -Name) -join ','; (gci d -Recurse -Include *.txt).Name; gci d -Include *.txt",
    ...['e,a.log,e/f.txt', 'f.txt'],
  ],
  [
    "[void](New-Item 'x[1]'); Test-Path 'x[1]'; Test-Path -LiteralPath 'x[1]'; Test-Path 'x`[1`]'",
    'False',
    'True',
    'True',
  ],
  [
    'md made/within | % Name; mkdir made; mkdir x, y -WhatIf; Test-Path x; mkdir -Force made | % Name; (Get-Alias md).Definition; (Get-Command mkdir).Verb',
    'within',
    id('DirectoryExist', 'NewItem'),
    'False',
    'made',
    'mkdir',
    '',
  ],
  ['Remove-Item none; Remove-Item *.none', id('PathNotFound', 'RemoveItem')],
  [
    'sc a A; Copy-Item a b; gc b; Copy-Item a a; Copy-Item a no/b; Move-Item a c; Rename-Item c b; Rename-Item c x/y; (gci).Name -join ","',
    'A',
    id('CopyError', 'CopyItem'),
    id('CopyFileInfoItemIOError', 'CopyItem'),
    id('RenameItemIOError', 'RenameItem'),
    id('Argument', 'RenameItem'),
    'b,c',
  ],
  [
    "[void](New-Item s/in -ItemType Directory -Force); sc s/in/b B; Copy-Item s t -Recurse; Copy-Item s t -Recurse; (gci t -Recurse -Name) -join ','",
    'in,s,in/b,s/in,s/in/b',
  ],
  [
    "sc a.txt 1; gci *.txt | Rename-Item -NewName { $_.BaseName + '_old' + $_.Extension }; (gci).Name",
    'a_old.txt',
  ],
  [
    '[void](New-Item d -ItemType Directory); Push-Location d; Split-Path $PWD -Leaf; Pop-Location; Test-Path d; Set-Location nope',
    'd',
    'True',
    id('PathNotFound', 'SetLocation'),
  ],
  ['[void](New-PSDrive P01 CMSite server); $here = "$PWD"; Set-Location P01:; "$PWD" -eq $here', 'True'],
  ['Set-Location env:; "$PWD"; (Get-Location).Provider.Name', 'Env:/', 'Environment'],
  [
    "$env:A = 'x'; (gi env:A).Value; gc env:A; ri env:A; Test-Path env:A; gi env:A",
    'x',
    'x',
    'False',
    id('PathNotFound', 'GetItem'),
  ],
  [
    "function a1 { 'a1' } Copy-Item function:a1 function:a2; a2; Set-Item variable:h 5; $h; Test-Path variable:h",
    'a1',
    '5',
    'True',
  ],
  [
    "sc a 1; $env:A = 'x'; Copy-Item a env:B; Copy-Item env:A b; Copy-Item env:A variable:v; Move-Item a env:B; Move-Item env:A b; (gci).Name; $env:A; Test-Path env:B, variable:v",
    id('CopyItemSourceAndDestinationNotSameProvider', 'CopyItem'),
    id('CopyItemSourceAndDestinationNotSameProvider', 'CopyItem'),
    id('CopyItemSourceAndDestinationNotSameProvider', 'CopyItem'),
    id('System.Management.Automation.PSArgumentException', 'MoveItem'),
    id('System.Management.Automation.PSArgumentException', 'MoveItem'),
    ...['a', 'x', 'False', 'False'],
  ],
  ["sc a 1; try { gc a | % { throw 'no' }; 'on' } catch { 'caught' }", 'caught'],
  ["sc n 'caf\u00e9' -Encoding latin1; (Select-String caf n -Encoding latin1).Line", 'caf\u00e9'],
  [
    '[void](New-PSDrive W FileSystem .); [pscustomobject]@{ A = 1 } | Export-Csv W:/o.csv; (Import-Csv W:/o.csv).A; Test-Path o.csv; Import-Csv no:/o.csv; Join-Path W: *.csv -Resolve | Split-Path -Leaf',
    '1',
    'True',
    id('DriveNotFound', 'ImportCsv'),
    'o.csv',
  ],
  [
    "'x' | Out-File o -Encoding nope; Test-Path o",
    id('ParameterArgumentTransformationError', 'OutFile'),
    'False',
  ],
  [
    "sc a 'abc' -NoNewline; (Get-FileHash a -Algorithm MD5).Hash; C:",
    '900150983CD24FB0D6963F7D28E17F72',
    '!CommandNotFoundException',
  ],
  ['Get-Content C:\\x', id('DriveNotFound', 'GetContent')],
  [
    "sc a 1; (gi a).LastWriteTime = [datetime]'2024-01-02'; (gi a).LastWriteTime.ToString('s'); (gi a).LastWriteTimeUtc.Kind",
    '2024-01-02T00:00:00',
    'Utc',
  ],
];

describe('Cmdlets about files and drives', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'script-files-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [script, ...expected] of rows)
    it(script, () => {
      assert.deepEqual(written(script, testSession({ location: folder })), expected);
    });

  it('tell of what the system refuses, and the script goes on', () => {
    const refused = () => {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    };
    const files: ScriptFiles = {
      ...machineFiles,
      list: (at) => (at.endsWith('/shut') ? refused() : machineFiles.list(at)),
      readBytes: (at) => (at.endsWith('/secret') ? refused() : machineFiles.readBytes(at)),
    };
    assert.deepEqual(
      written(
        "[void](New-Item shut/x, open/y, secret -Force); (gci -Recurse -Name) -join ','; gci shut/*; ri shut; " +
          'gc secret; ipcsv secret; try { gci shut -ErrorAction Stop } catch [UnauthorizedAccessException] { "caught" }; ' +
          'try { (gi shut).GetFiles() } catch { "$_" }',
        testSession({ location: folder, files }),
      ),
      [
        id('DirUnauthorizedAccessError', 'GetChildItem'),
        'open,shut,secret,open/y',
        id('DirUnauthorizedAccessError', 'GetChildItem'),
        id('DirUnauthorizedAccessError', 'RemoveItem'),
        id('GetContentReaderUnauthorizedAccessError', 'GetContent'),
        id('System.UnauthorizedAccessException', 'ImportCsv'),
        'caught',
        'Exception calling "GetFiles" with "0" argument(s): "EACCES: permission denied"',
      ],
    );
  });

  it('finds by wildcards below the only folder that a session may reach', () => {
    const session = testSession({ location: folder, files: rootedFiles(machineFiles, [folder]) });
    assert.deepEqual(
      written(
        'sc a.txt 1; (gci *.txt).Name; Test-Path ./*; Join-Path . *.txt -Resolve | Split-Path -Leaf; gci /*',
        session,
      ),
      ['a.txt', 'True', 'a.txt', id('DirUnauthorizedAccessError', 'GetChildItem')],
    );
  });
});
