import assert from 'node:assert/strict';
import { written } from '../../../support/script/testSession.ts';

/** Script and what it writes; `!` and the id stand for an error, `!!` for one that ended it. */
const rows: Record<string, readonly (readonly [string, ...string[]])[]> = {
  'Where-Object': [
    ['1..4 | Where-Object { $_ -gt 2 }', '3', '4'],
    ["'a', 'bb' | Where-Object Length -eq 2", 'bb'],
    ["'a', 'B' | Where-Object Length -ceq 1 | Where-Object { $_ -cmatch '[A-Z]' }", 'B'],
    ["@{ S = 'x'; Ok = $true }, @{ S = 'y' } | ? Ok | % { $_.S }", 'x'],
    ["'a', '' | Where-Object -Not Length", ''],
    ['1 | ? X -gt', '!ValueNotSpecifiedForWhereObject,Microsoft.PowerShell.Commands.WhereObjectCommand'],
  ],
  'ForEach-Object': [
    ["1..2 | ForEach-Object { 'b' } { \"p$_\" } { 'e' }", 'b', 'p1', 'p2', 'e'],
    ["1 | % -Begin $null -Process { 'a' }, { 'b' } -End $null", 'a', 'b'],
    ["'ab' | ForEach-Object Length; 'ab' | % Substring 1", '2', 'b'],
    ['$n = 0; 1..3 | % { $n += $_ }; $n', '6'],
    ["'x' | % Nope 1", '!MethodNotFound,Microsoft.PowerShell.Commands.ForEachObjectCommand'],
  ],
  'Select-Object': [
    ['[pscustomobject]@{ A = 1; B = 2; C = 3 } | select A, C', '@{A=1; C=3}'],
    ["[pscustomobject]@{ A = 1 } | select @{ n = 'X'; e = { $_.A + 1 } }", '@{X=2}'],
    ['1..9 | select -First 2 -Skip 1', '2', '3'],
    ['1..9 | select -Last 2; 1..3 | select -SkipLast 2', '8', '9', '1'],
    ['1..5 | select -Index 1, 3; 1..3 | select -SkipIndex 1', '2', '4', '1', '3'],
    ["'b', 'a', 'b', 'B' | select -Unique", 'b', 'a', 'B'],
    ['[pscustomobject]@{ L = 1, 2 } | select -ExpandProperty L', '1', '2'],
    [
      '[pscustomobject]@{ A = 1 } | select -ExpandProperty B',
      '!ExpandPropertyNotFound,Microsoft.PowerShell.Commands.SelectObjectCommand',
    ],
  ],
  'Sort-Object': [
    ["10, 9, 1 | sort; 'b', 'A', 'a' | sort -Unique", '1', '9', '10', 'A', 'b'],
    ['3, 1, 2 | sort -Descending; 5, 3, 9 | sort -Top 2', '3', '2', '1', '3', '5'],
    ["'bb', 'a', 'ccc' | sort { -$_.Length }", 'ccc', 'bb', 'a'],
    ["'x' | sort @{ Foo = 1 }", '!DictionaryKeyIllegal,Microsoft.PowerShell.Commands.SortObjectCommand'],
  ],
  'Group-Object': [
    ["'a', 'b', 'A' | group | % { \"$($_.Name)$($_.Count)\" }", 'a2', 'b1'],
    ["'one', 'two', 'three' | group Length -NoElement | % Name", '3', '5'],
    ["('a', 'b' | group -AsHashTable -AsString)['b'].Count", '1'],
  ],
  'Measure-Object': [
    ['$m = 1..4 | measure -Sum -Average -Maximum; $m.Sum; $m.Average; $m.Maximum', '10', '2.5', '4'],
    ['("a b`nc" | measure -Line -Word -Character | % { $_.Lines; $_.Words; $_.Characters })', '2', '3', '5'],
    [
      "'x' | measure -Sum | % Count",
      '!NonNumericInputObject,Microsoft.PowerShell.Commands.MeasureObjectCommand',
      '1',
    ],
  ],
  'Compare-Object': [
    ['Compare-Object 1, 2 2, 3 | % { "$($_.InputObject)$($_.SideIndicator)" }', '3=>', '1<='],
    ["Compare-Object 'a' 'A' -IncludeEqual | % SideIndicator", '=='],
    ["(Compare-Object 'a' 'b' -PassThru)[0].SideIndicator", '=>'],
  ],
  'Get-Unique': [["1, 1, 2, 1 | Get-Unique; 'a', 'A' | gu -CaseInsensitive", '1', '2', '1', 'a']],
  'Tee-Object': [['1, 2 | Tee-Object -Variable t; "$t"', '1', '2', '1 2']],
  'Add-Member': [
    [
      '$o = [pscustomobject]@{ A = 1 }; $o | Add-Member B 2; $o | Add-Member ScriptProperty C { $this.A + 9 }; $o.B; $o.C',
      '2',
      '10',
    ],
    ["$s = 'x' | Add-Member -PassThru NoteProperty N 5; $s.N; $s", '5', 'x'],
    [
      '$o = [pscustomobject]@{ A = 1 }; $o | Add-Member A 2',
      '!MemberAlreadyExists,Microsoft.PowerShell.Commands.AddMemberCommand',
    ],
  ],
  'Get-Member': [
    ["'x' | Get-Member Length, Trim | % Name", 'Length', 'Trim'],
    ['enum Twin { A }; [Twin]::A | Get-Member HasFlag | % Name', 'HasFlag'],
    ['class Twin { }; [Twin]::new() | Get-Member HasFlag | % Name'],
    ['[pscustomobject]@{ A = 1 } | gm -MemberType NoteProperty | % Definition', 'int A=1'],
    ['Get-Member -InputObject $null', '!NoObjectInGetMember,Microsoft.PowerShell.Commands.GetMemberCommand'],
  ],
  'New-Object': [
    ['(New-Object psobject -Property @{ A = 1 }).A; (New-Object System.Version 1, 2).Minor', '1', '2'],
    ['New-Object No.Such', '!TypeNotFound,Microsoft.PowerShell.Commands.NewObjectCommand'],
  ],
};

describe('Cmdlets of objects', () => {
  for (const [name, cases] of Object.entries(rows)) {
    for (const [script, ...expected] of cases) {
      it(`${name}: ${script}`, () => {
        assert.deepEqual(written(script), expected);
      });
    }
  }
});
