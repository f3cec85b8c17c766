const format = ['FormatStartData', 'FormatEntryData', 'FormatEndData', 'GroupStartData', 'GroupEndData']
  .map((name) => `Microsoft.PowerShell.Commands.Internal.Format.${name}`)
  .join(',');

/** A line each: name, query of the address of its help, full names of the types that it says it writes. */
const lines = `Where-Object LinkID=2096806
ForEach-Object LinkID=2096867
Select-Object LinkID=2096716
Sort-Object LinkID=2097038
Group-Object LinkID=2096619 System.Collections.Hashtable,Microsoft.PowerShell.Commands.GroupInfo
Measure-Object LinkID=2096617 Microsoft.PowerShell.Commands.GenericMeasureInfo,Microsoft.PowerShell.Commands.TextMeasureInfo,Microsoft.PowerShell.Commands.GenericObjectMeasureInfo
Compare-Object LinkID=2096605
Get-Unique LinkID=2097028
Tee-Object LinkID=2097034
New-Object LinkID=2096620
Update-List LinkID=2109383
Add-Member LinkID=2097109
Get-Member LinkID=2096704 Microsoft.PowerShell.Commands.MemberDefinition
Update-TypeData LinkID=2097131
Remove-TypeData LinkID=2096622
Get-TypeData LinkID=2097018 System.Management.Automation.PSObject
Write-Output LinkID=2097117
Write-Host LinkID=2097137
Write-Error LinkID=2097039
Write-Warning LinkID=2097044
Write-Verbose LinkID=2097043
Write-Debug LinkID=2097132
Write-Information LinkId=2097040
Write-Progress LinkID=2097036
Get-Variable LinkID=2096711 System.Management.Automation.PSVariable
Set-Variable LinkID=2096624 System.Management.Automation.PSVariable
New-Variable LinkID=2097121 System.Management.Automation.PSVariable
Remove-Variable LinkID=2097123
Clear-Variable LinkID=2096923 System.Management.Automation.PSVariable
Get-Alias LinkID=2096702 System.Management.Automation.AliasInfo
Set-Alias LinkID=2096625 System.Management.Automation.AliasInfo
New-Alias LinkID=2097022 System.Management.Automation.AliasInfo
Remove-Alias linkid=2097127
Get-Verb LinkID=2097026 System.Management.Automation.VerbInfo
Get-Command LinkID=2096579 System.Management.Automation.AliasInfo,System.Management.Automation.ApplicationInfo,System.Management.Automation.FunctionInfo,System.Management.Automation.CmdletInfo,System.Management.Automation.ExternalScriptInfo,System.Management.Automation.FilterInfo,System.String,System.Management.Automation.PSObject
Get-Help LinkID=2096483
Get-TimeZone LinkId=2096904 System.TimeZoneInfo
Get-Date LinkID=2096615 System.String,System.DateTime
New-TimeSpan LinkID=2096709 System.TimeSpan
Get-SecureRandom LinkID=2235055 System.Int32,System.Int64,System.Double
Get-Host LinkID=2097110 System.Management.Automation.Host.PSHost
Get-Random LinkID=2097016 System.Int32,System.Int64,System.Double
New-Guid LinkId=2097130 System.Guid
Get-Culture LinkID=2097017 System.Globalization.CultureInfo
Get-UICulture LinkID=2096613 System.Globalization.CultureInfo
Get-Error linkid=2241804 System.Management.Automation.ErrorRecord#PSExtendedError,System.Exception#PSExtendedError
Invoke-Expression LinkID=2097030
Measure-Command LinkID=2097029 System.TimeSpan
Start-Sleep LinkID=2097041
Read-Host LinkID=2096610 System.String,System.Security.SecureString
Get-History LinkID=2096788 Microsoft.PowerShell.Commands.HistoryInfo
Clear-History LinkID=2096691
Invoke-History LinkID=2096586
Invoke-Command LinkID=2096789
Set-StrictMode LinkID=2096804
Select-String LinkID=2097119 System.Boolean,Microsoft.PowerShell.Commands.MatchInfo,System.String
Join-String - System.String
ConvertFrom-StringData LinkID=2096602 System.Collections.Hashtable
Select-Xml LinkID=2097031 Microsoft.PowerShell.Commands.SelectXmlInfo
Join-Path LinkID=2096811 System.String
Split-Path LinkID=2097149 System.String,System.Boolean
Start-Job LinkID=2096796 System.Management.Automation.PSRemotingJob
Get-Job LinkID=2096582 System.Management.Automation.Job
Receive-Job LinkID=2096965
Wait-Job LinkID=2096902 System.Management.Automation.Job
Stop-Job LinkID=2096795 System.Management.Automation.Job
Remove-Job LinkID=2096868 System.Management.Automation.Job
Invoke-RestMethod LinkID=2096706
Invoke-WebRequest LinkID=2097126 Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject
Get-Item LinkID=2096812 System.IO.FileInfo,System.Boolean,System.String,System.IO.FileInfo,System.IO.DirectoryInfo
Get-ChildItem LinkID=2096492 System.IO.FileInfo,System.IO.DirectoryInfo
New-Item LinkID=2096592 System.String,System.IO.FileInfo,System.IO.DirectoryInfo
Remove-Item LinkID=2097103
Copy-Item LinkID=2096990
Move-Item LinkID=2096591
Rename-Item LinkID=2097153
Set-Item LinkID=2097055
Clear-Item LinkID=2096491
Get-Content LinkID=2096490 System.Byte,System.String
Set-Content LinkID=2097142
Add-Content linkid=2096489
Clear-Content LinkID=2096807
Get-ItemProperty LinkID=2096493 System.Boolean,System.String,System.DateTime,System.IO.FileInfo,System.IO.DirectoryInfo
Get-ItemPropertyValue LinkId=2096906
Set-ItemProperty LinkID=2097147
Invoke-Item LinkID=2096590
Test-Path LinkID=2097057 System.Boolean
Resolve-Path LinkID=2097143 System.String,System.Management.Automation.PathInfo
Convert-Path LinkID=2096588 System.String
Get-Location LinkID=2096495 System.Management.Automation.PathInfo,System.Management.Automation.PathInfoStack
Set-Location LinkID=2097049 System.Management.Automation.PathInfo,System.Management.Automation.PathInfoStack
Push-Location LinkID=2097105 System.Management.Automation.PathInfo
Pop-Location LinkID=2096907 System.Management.Automation.PathInfo
Get-PSDrive LinkID=2096494 System.Management.Automation.PSDriveInfo
New-PSDrive LinkID=2096815
Remove-PSDrive LinkID=2097050
Get-PSProvider LinkID=2096816 System.Management.Automation.ProviderInfo
Unblock-File LinkID=2097033
New-TemporaryFile LinkId=2097032 System.IO.FileInfo
Get-FileHash LinkId=517145 Microsoft.PowerShell.Commands.FileHashInfo
Format-Table LinkID=2096703 ${format}
Format-List LinkID=2096928 ${format}
Format-Wide LinkID=2096930 ${format}
Format-Custom LinkID=2096929 ${format}
Format-Hex LinkId=2096611 Microsoft.PowerShell.Commands.ByteCollection
Out-String LinkID=2097024 System.String
Out-File LinkID=2096621
Out-Host LinkID=2096863
Out-Default LinkID=2096486
Out-Null LinkID=2096792
ConvertTo-Json LinkID=2096925 System.String
ConvertFrom-Json LinkID=2096606
ConvertTo-Csv LinkID=2096832 System.String
ConvertFrom-Csv LinkID=2096830
Export-Csv LinkID=2096608
Import-Csv LinkID=2097020
Import-PowerShellDataFile LinkID=623621
ConvertTo-Html LinkID=2096595 System.String
ConvertTo-Xml LinkID=2096603 System.Xml.XmlDocument,System.String
ConvertFrom-CliXml LinkID=2280770
ConvertTo-CliXml LinkID=2280866 System.String
Export-Clixml LinkID=2096926
Import-Clixml LinkID=2096618`;

/** What PowerShell declares of a cmdlet beside its parameters. */
export interface DeclaredFacts {
  /** Address of its help on the web. */
  readonly helpUri: string;
  readonly outputs: readonly string[];
}

let read: ReadonlyMap<string, DeclaredFacts> | null = null;

/** What PowerShell declares of a cmdlet; undefined for one that is not PowerShell's. */
export function declaredFacts(name: string): DeclaredFacts | undefined {
  read ??= new Map(
    lines.split('\n').map((line) => {
      const [cmdlet = '', query = '-', outputs = ''] = line.split(' ');
      const helpUri = query === '-' ? '' : `https://go.microsoft.com/fwlink/?${query}`;
      return [cmdlet, { helpUri, outputs: outputs === '' ? [] : outputs.split(',') }];
    }),
  );
  return read.get(name);
}
