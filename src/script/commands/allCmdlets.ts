import type { Cmdlet } from './cmdlet.ts';
import { lateCmdlets } from './lateCmdlets.ts';
import * as lateObject from './objects/objectCmdlets.ts';
import * as lateWrite from './write/writeCmdlets.ts';
import * as lateVariable from './variables/variableCmdlets.ts';
import * as lateDiscovery from './discovery/discoveryCmdlets.ts';
import * as lateDate from './dates/dateCmdlets.ts';
import * as lateControl from './session/controlCmdlets.ts';
import * as lateText from './text/textCmdlets.ts';
import * as lateSecret from './secrets/secretCmdlets.ts';
import * as lateJob from './jobs/jobCmdlets.ts';
import * as lateWeb from './web/webCmdlets.ts';
import * as lateFile from './files/fileCmdlets.ts';
import * as lateOutput from './format/outputCmdlets.ts';
import * as lateSerialize from './serialize/serializeCmdlets.ts';

const core = 'Microsoft.PowerShell.Core';
const utility = 'Microsoft.PowerShell.Utility';
const management = 'Microsoft.PowerShell.Management';
const host = 'Microsoft.PowerShell.Host';
const security = 'Microsoft.PowerShell.Security';
const threadJob = 'Microsoft.PowerShell.ThreadJob';

/** The cmdlets of the language that a session has from the start: their names, what they are is read with their room. */
export const allCmdlets: readonly Cmdlet[] = [
  ...lateCmdlets(core, 'Where-Object ? where, ForEach-Object % foreach', () => lateObject.objectCmdlets),
  ...lateCmdlets(
    utility,
    'Select-Object select, Sort-Object sort, Group-Object group, Measure-Object measure, Compare-Object compare diff, Get-Unique gu, Tee-Object tee, New-Object, Update-List, Add-Member, Get-Member gm, Update-TypeData, Remove-TypeData, Get-TypeData',
    () => lateObject.objectCmdlets,
  ),
  ...lateCmdlets(
    utility,
    'Write-Output echo write, Write-Host, Write-Error, Write-Warning, Write-Verbose, Write-Debug, Write-Information, Write-Progress',
    () => lateWrite.writeCmdlets,
  ),
  ...lateCmdlets(
    utility,
    'Get-Variable gv, Set-Variable set sv, New-Variable nv, Remove-Variable rv, Clear-Variable clv',
    () => lateVariable.variableCmdlets,
  ),
  ...lateCmdlets(
    utility,
    'Get-Alias gal, Set-Alias sal, New-Alias nal, Remove-Alias, Get-Verb',
    () => lateDiscovery.discoveryCmdlets,
  ),
  ...lateCmdlets(core, 'Get-Command gcm, Get-Help help man', () => lateDiscovery.discoveryCmdlets),
  ...lateCmdlets(management, 'Get-TimeZone gtz', () => lateDate.dateCmdlets),
  ...lateCmdlets(utility, 'Get-Date, New-TimeSpan', () => lateDate.dateCmdlets),
  ...lateCmdlets(
    utility,
    'Get-SecureRandom, Get-Host, Get-Random, New-Guid, Get-Uptime, Get-Culture, Get-UICulture, Get-Error gerr, Invoke-Expression iex, Measure-Command, Start-Sleep sleep, Read-Host',
    () => lateControl.controlCmdlets,
  ),
  ...lateCmdlets(
    core,
    'Get-History h history ghy, Clear-History clhy, Invoke-History r ihy, Invoke-Command icm, Set-StrictMode, Clear-Host cls clear',
    () => lateControl.controlCmdlets,
  ),
  ...lateCmdlets(host, 'Start-Transcript, Stop-Transcript', () => lateControl.controlCmdlets),
  ...lateCmdlets(
    utility,
    'Select-String sls, Join-String, ConvertFrom-StringData, Select-Xml',
    () => lateText.textCmdlets,
  ),
  ...lateCmdlets(management, 'Join-Path, Split-Path', () => lateText.textCmdlets),
  ...lateCmdlets(
    security,
    'ConvertTo-SecureString, ConvertFrom-SecureString, Get-Credential',
    () => lateSecret.secretCmdlets,
  ),
  ...lateCmdlets(
    core,
    'Start-Job sajb, Get-Job gjb, Receive-Job rcjb, Wait-Job wjb, Stop-Job spjb, Remove-Job rjb',
    () => lateJob.jobCmdlets,
  ),
  ...lateCmdlets(threadJob, 'Start-ThreadJob', () => lateJob.jobCmdlets),
  ...lateCmdlets(utility, 'Invoke-RestMethod irm, Invoke-WebRequest iwr', () => lateWeb.webCmdlets),
  ...lateCmdlets(
    management,
    'Get-Item gi, Get-ChildItem gci dir ls, New-Item ni, mkdir md, Remove-Item ri rd del erase rm rmdir, Copy-Item copy cpi cp, Move-Item mi move mv, Rename-Item rni ren, Set-Item si, Clear-Item cli, Get-Content gc type cat, Set-Content sc, Add-Content ac, Clear-Content clc, Get-ItemProperty gp, Get-ItemPropertyValue gpv, Set-ItemProperty sp, Invoke-Item ii, Test-Path, Resolve-Path rvpa, Convert-Path cvpa, Get-Location gl pwd, Set-Location sl cd chdir, Push-Location pushd, Pop-Location popd, Get-PSDrive gdr, New-PSDrive ndr mount, Remove-PSDrive rdr, Get-PSProvider',
    () => lateFile.fileCmdlets,
  ),
  ...lateCmdlets(utility, 'Unblock-File, New-TemporaryFile, Get-FileHash', () => lateFile.fileCmdlets),
  ...lateCmdlets(
    utility,
    'Format-Table ft, Format-List fl, Format-Wide fw, Format-Custom fc, Format-Hex fhx, Out-String oss, Out-File',
    () => lateOutput.outputCmdlets,
  ),
  ...lateCmdlets(core, 'Out-Host oh, Out-Default, Out-Null', () => lateOutput.outputCmdlets),
  ...lateCmdlets(
    utility,
    'ConvertTo-Json, ConvertFrom-Json, ConvertTo-Csv, ConvertFrom-Csv, Export-Csv epcsv, Import-Csv ipcsv, Import-PowerShellDataFile ipdf, ConvertTo-Html, ConvertTo-Xml, ConvertFrom-CliXml, ConvertTo-CliXml, Export-Clixml, Import-Clixml',
    () => lateSerialize.serializeCmdlets,
  ),
];
