import assert from 'node:assert/strict';
import { written } from '../../../support/script/testSession.ts';

/** Script and what it writes; `!` and the id stand for an error, `!!` for one that ended it. */
const rows: readonly (readonly [string, ...string[]])[] = [
  ['Write-Output 1 2; echo @(3)', '1', '2', '3'],
  ["Write-Host a 1.5 $true -Separator '-'", 'information: a-1.5-True'],
  ["'p' | Write-Warning; Write-Verbose v -Verbose", 'warning: p', 'verbose: v'],
  ["Write-Error 'bad' -ErrorId X -Category OpenError", '!X'],
  ["Write-Progress; 'after'", '!MissingActivity,Microsoft.PowerShell.Commands.WriteProgressCommand', 'after'],
  ["Set-Variable a 1; Get-Variable a -ValueOnly; 'x', 'y' | sv b; \"$b\"", '1', 'x y'],
  [
    'New-Variable c 1; New-Variable c 2',
    '!VariableAlreadyExists,Microsoft.PowerShell.Commands.NewVariableCommand',
  ],
  [
    '$d = 1; Remove-Variable d; $null -eq $d; Get-Variable d',
    'True',
    '!VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand',
  ],
  ['$e = 1; Clear-Variable e; $null -eq $e', 'True'],
  [
    'Set-Alias zz Get-Date; (Get-Alias zz).Definition; Remove-Alias zz; Get-Alias zz',
    'Get-Date',
    '!ItemNotFoundException,Microsoft.PowerShell.Commands.GetAliasCommand',
  ],
  ['(Get-Uptime) -is [timespan]; (Get-Uptime -Since) -lt (Get-Date)', 'True', 'True'],
  [
    '(Get-Command Sort-Object).ModuleName; Get-Command -Noun Unique | % Name',
    'Microsoft.PowerShell.Utility',
    'Get-Unique',
  ],
  [
    'function f { param([Parameter(Mandatory)][string]$A, [int[]]$B, [switch]$C) } (Get-Command f -Syntax).Trim()',
    'f [-A] <string> [[-B] <int[]>] [-C] [<CommonParameters>]',
  ],
  [
    "Get-Date '2024-02-13 14:05:06' -Format s; Get-Date 2024-02-13 -UFormat '%j %V %e'",
    '2024-02-13T14:05:06',
    '044 07 13',
  ],
  ['Get-Date -Year 2023 -Month 2 -Day 29 -Format yyyy-MM-dd', '2023-03-01'],
  ['(New-TimeSpan -Hours 30).ToString(); (New-TimeSpan 2024-01-01 2024-01-03).Days', '1.06:00:00', '2'],
  [
    'Get-Random -Minimum 5 -Maximum 6; Get-Random -Minimum 2 -Maximum 1',
    '5',
    '!MinGreaterThanOrEqualMax,Microsoft.PowerShell.Commands.GetRandomCommand',
  ],
  ['(New-Guid).ToString().Length; (Get-Culture).GetType().Name', '36', 'CultureInfo'],
  ["Invoke-Expression '1 + 1'; Invoke-Command { $args[0] } -ArgumentList 7", '2', '7'],
  ['(Measure-Command { 1 }).GetType().Name; Start-Sleep -Milliseconds 1', 'TimeSpan'],
  ["'a', 'b' | Join-String -Separator ', ' -SingleQuote", "'a', 'b'"],
  ['(ConvertFrom-StringData "a=1`n#x`nb = c").b', 'c'],
  ["'abc', 'xyz' | Select-String 'b(.)' | % { $_.Line; $_.Matches[0].Groups[1].Value }", 'abc', 'c'],
  ["'x' | Select-String '['", '!InvalidRegex,Microsoft.PowerShell.Commands.SelectStringCommand'],
  ["Join-Path a b c; Join-Path 'a/' '/b'; Join-Path a ''", 'a/b/c', 'a/b', 'a/'],
  ['Split-Path /x/y.tar.gz; Split-Path /x/y.tar.gz -LeafBase; Split-Path a/b -Leaf', '/x', 'y.tar', 'b'],
  ['Set-StrictMode -Version 2; $nope', '!VariableIsUndefined'],
];

describe('Cmdlets of the session', () => {
  for (const [script, ...expected] of rows) {
    it(script, () => {
      assert.deepEqual(written(script), expected);
    });
  }
});
