import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootedFiles } from '../../../../src/script/host/rootedFiles.ts';
import { machineFiles } from '../../../../src/script/runtime/session/scriptFiles.ts';
import { testSession, written } from '../../../support/script/testSession.ts';

/** Script and what it writes in an empty folder; `!` and the id stand for an error. */
const rows: readonly (readonly [string, ...string[]])[] = [
  [
    "[void](Start-Transcript t.log -UseMinimalHeader); 'x'; [void](Stop-Transcript); (gc t.log)[4]; Stop-Transcript",
    ...['x', 'x', '!InvalidOperation,Microsoft.PowerShell.Commands.StopTranscriptCommand'],
  ],
  [
    '$s=ConvertTo-SecureString \'pä\' -AsPlainText -Force; "$s"; $k=[byte[]](1..32); ConvertTo-SecureString ($s|ConvertFrom-SecureString -Key $k) -Key $k|ConvertFrom-SecureString -AsPlainText; ($s|ConvertFrom-SecureString|ConvertTo-SecureString).Length',
    ...['System.Security.SecureString', 'pä', '2'],
  ],
  [
    "$c=[pscredential]::new('D\\u',(ConvertTo-SecureString p -AsPlainText -Force)).GetNetworkCredential(); $c.Domain+$c.UserName+$c.Password",
    'Dup',
  ],
  [
    "(Get-Verb -Group Security).Verb -join ','; (Get-Verb Get).Group",
    'Block,Grant,Protect,Revoke,Unblock,Unprotect',
    'Common',
  ],
  [
    "Update-TypeData -TypeName My.T -MemberType ScriptProperty -MemberName Twice -Value {$this.N*2}; ([pscustomobject]@{PSTypeName='My.T';N=4}).Twice; Update-TypeData -TypeName My.T -MemberType NoteProperty -MemberName Twice -Value 1",
    '8',
    '!TypesDynamicUpdateException,Microsoft.PowerShell.Commands.UpdateTypeDataCommand',
  ],
  [
    "Update-TypeData -TypeName My.T -DefaultDisplayPropertySet A; [pscustomobject]@{PSTypeName='My.T';A=1;B=2} | Out-String | % Trim",
    'A\n-\n1',
  ],
  ['Select-Xml -Content \'<a><b n="1"/><b n="2"/></a>\' -XPath \'//b\' | % { $_.Node.n }', '1', '2'],
  [
    'Get-FileHash -InputStream ([IO.MemoryStream]::new([byte[]](97,98,99))) -Algorithm MD5 | % Hash',
    '900150983CD24FB0D6963F7D28E17F72',
  ],
  [
    '[pscustomobject]@{a=1} | Select-Object -First 1 | % { $_.PSTypeNames[0] }',
    'Selected.System.Management.Automation.PSCustomObject',
  ],
  [
    "sc a 'xy'; (Get-ItemProperty a -Name Length).Length; Get-ItemPropertyValue a -Name Name; Set-ItemProperty a IsReadOnly $true; (gi a).IsReadOnly; Get-ItemProperty a Nope",
    ...['3', 'a', 'True'],
    '!GetValueError,Microsoft.PowerShell.Commands.GetItemPropertyCommand',
  ],
  [
    "sc a 1; Invoke-Item a -WhatIf; try { Get-WmiObject x } catch { $_.FullyQualifiedErrorId; $_.Exception.Message -match 'not available in this host' }",
    'CommandNotFoundException',
    'True',
  ],
  [
    "function F { [OutputType([string])][CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory,HelpMessage='h')][ValidateSet('A','B')][Alias('N')][string]$Name) } $c=gcm F; $c.ParameterSets.Count; @($c.Parameters.Keys)[-1]; $c.Parameters.Name.Attributes.ValidValues -join ','; $c.ResolveParameter('N').Name; $c.OutputType.Name; $c.Parameters.Name.Attributes.Where({$_ -is [Parameter]}).HelpMessage",
    ...['1', 'Confirm', 'A,B', 'Name', 'System.String', 'h'],
  ],
  ['Write-Host @{k=1}; Write-Host ([pscustomobject]@{a=1})', 'information: [k, 1]', 'information: @{a=1}'],
];

describe('Cmdlets of secrets, transcripts, types and XML', () => {
  for (const [script, ...lines] of rows) {
    it(`answer ${script}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'script-'));
      try {
        const session = testSession({ files: rootedFiles(machineFiles, [folder]), location: folder });
        assert.deepEqual(written(script, session), lines);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
