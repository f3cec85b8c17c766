import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootedFiles } from '../../../src/script/host/rootedFiles.ts';
import { machineFiles } from '../../../src/script/runtime/session/scriptFiles.ts';
import { testSession, written } from '../../support/script/testSession.ts';

/** Script and what it writes in an empty folder, whose path is `$f`; `!` and the id stand for an error. */
const rows: readonly (readonly [string, ...string[]])[] = [
  [
    "[IO.File]::WriteAllText($f+'/a','é',[Text.Encoding]::Unicode); [IO.File]::ReadAllBytes($f+'/a') -join ','; [IO.File]::ReadAllText($f+'/a')",
    '255,254,233,0',
    'é',
  ],
  [
    "[IO.File]::WriteAllLines($f+'/a',@('x','y')); [IO.File]::AppendAllText($f+'/a','z'); [IO.File]::ReadAllLines($f+'/a') -join '|'",
    'x|y|z',
  ],
  [
    "sc $f/a A; [IO.File]::Copy($f+'/a',$f+'/b'); [IO.File]::Copy($f+'/a',$f+'/b'); [IO.File]::Move($f+'/a',$f+'/b',$true); [IO.File]::Copy($f+'/no',$f+'/c'); (gci $f).Name",
    '!IOException',
    '!FileNotFoundException',
    'b',
  ],
  [
    "[IO.File]::Delete($f+'/x'); [IO.File]::Delete($f+'/no/x'); [IO.File]::ReadAllText('/no/such/place'); [IO.File]::ReadAllText('/etc/hostname')",
    '!DirectoryNotFoundException',
    '!DirectoryNotFoundException',
    '!UnauthorizedAccessException',
  ],
  [
    "[IO.Directory]::CreateDirectory($f+'/d/e').Name; sc $f/d/e/a.txt 1; [IO.Directory]::GetFiles($f,'*.txt','AllDirectories').Count; [IO.Directory]::Delete($f+'/d'); [IO.Directory]::Delete($f+'/d',$true); [IO.Directory]::Exists($f+'/d')",
    ...['e', '1', '!IOException', 'False'],
  ],
  [
    "$w=[IO.StreamWriter]::new($f+'/a',$true); $w.WriteLine('{0:D3}',7); $w.Write(1.5); $w.Close(); $r=[IO.StreamReader]::new($f+'/a'); while($null -ne ($l=$r.ReadLine())){\"[$l]\"}; $r.EndOfStream; $r.Dispose(); $r.ReadLine()",
    ...['[007]', '[1.5]', 'True', '!ObjectDisposedException'],
  ],
  [
    '$m=[IO.MemoryStream]::new([byte[]](65,66,67)); $m.Position=1; $m.WriteByte(120); $m.Position=0; [IO.StreamReader]::new($m).ReadToEnd(); $m.SetLength(9)',
    'AxC',
    '!NotSupportedException',
  ],
  [
    "$s=[IO.File]::Create($f+'/b'); $s.Write([byte[]](1,2,3),1,2); $s.Close(); $s=[IO.FileStream]::new($f+'/b','Append'); $s.WriteByte(9); $s.Dispose(); [IO.File]::ReadAllBytes($f+'/b') -join ','; [IO.File]::Open($f+'/b','CreateNew')",
    '2,3,9',
    '!IOException',
  ],
  [
    "$i=[IO.FileInfo]($f+'/i'); $i.Exists; $null -eq $i.Length; $w=$i.CreateText(); $w.Write('ab'); $w.Close(); $i.Refresh(); $i.Length; $i.IsReadOnly=$true; $i.Attributes; $i.OpenText().ReadToEnd()",
    ...['False', 'True', '2', 'ReadOnly', 'ab'],
  ],
  [
    "$d=[IO.DirectoryInfo]($f+'/d'); $d.Create(); $d.CreateSubdirectory('e').Name; $d.GetDirectories().Name; $d.Delete($true); $d.Exists",
    ...['e', 'e', 'False'],
  ],
  [
    '[IO.File]::SetLastWriteTime($f,[datetime]\'2020-01-02\'); [IO.Directory]::GetLastWriteTime($f).Year; [IO.StringReader]::new("a`r`nb").ReadLine()',
    '2020',
    'a',
  ],
  [
    '$w=[IO.StringWriter]::new(); $w.Write($true); $w.WriteLine($null); $w.Write([char[]]\'xy\'); "$w"',
    'True\nxy',
  ],
];

describe('System.IO', () => {
  for (const [script, ...lines] of rows) {
    it(`answers ${script}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'script-'));
      try {
        const session = testSession({ files: rootedFiles(machineFiles, [folder]), location: folder });
        assert.deepEqual(written(`$f=(Get-Location).Path; ${script}`, session), lines);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
