import assert from 'node:assert/strict';
import { written } from '../../../../support/script/testSession.ts';

const documented = `function Set-It {
<#
.SYNOPSIS
Sets it.
.PARAMETER Name
The name.
.EXAMPLE
PS> Set-It a

Sets a.
.LINK
Get-It
#>
[CmdletBinding()] param([Parameter(Mandatory)][string]$Name,
# How often
[int]$Count = 3) }
function Set-Other([string]$A) { }
`;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['the synopsis of comment-based help', '(Get-Help Set-It).Synopsis', ['Sets it.']],
  ['a comment before a parameter', '(Get-Help Set-It -Parameter Count).description.Text', ['How often']],
  ['the default value as written', '(Get-Help Set-It -Parameter Count).defaultValue', ['3']],
  ['what is said of an example', '(Get-Help Set-It).examples.example.remarks[0].Text', ['Sets a.']],
  ['the prompt of an example', '(Get-Help Set-It).examples.example.introduction[0].Text', ['PS>']],
  [
    'the syntax of a function without help',
    '(Get-Help Set-Other).Synopsis.Trim()',
    ['Set-Other [[-A] <string>]'],
  ],
  ['names alone where a pattern finds several', '(Get-Help Set-*t*)[0].PSTypeNames[0]', ['HelpInfoShort']],
  [
    'an error for an unknown name',
    'Get-Help zzz',
    ['!HelpNotFound,Microsoft.PowerShell.Commands.GetHelpCommand'],
  ],
  ['nothing for a pattern that finds nothing', 'Get-Help zzz*', []],
  [
    'an error for an unknown parameter',
    'Get-Help Set-It -Parameter zz',
    ['!NoParmsFound,Microsoft.PowerShell.Commands.GetHelpCommand'],
  ],
  [
    'a page of text',
    '(Get-Help Set-It | Out-String -Stream | Select-Object -First 9 | ForEach-Object TrimEnd) -join "|"',
    ['|NAME|    Set-It||SYNOPSIS|    Sets it.|||SYNTAX'],
  ],
];

describe('Get-Help', () => {
  for (const [title, code, expected] of cases)
    it(`writes ${title}`, () => {
      assert.deepEqual(written(documented + code), expected);
    });
});
