/** Commands that scripts know from elsewhere and this host does not have, by what they need, with what to do instead. */
const groups: readonly (readonly [string, string])[] = [
  [
    "it needs Windows. Configuration Manager's cmdlets and those of the UpdateServices module are there.",
    'Get-WmiObject Set-WmiInstance Remove-WmiObject Invoke-WmiMethod Register-WmiEvent Get-CimInstance New-CimInstance Set-CimInstance Remove-CimInstance Invoke-CimMethod Get-CimClass Get-CimSession New-CimSession Remove-CimSession Get-EventLog Write-EventLog New-EventLog Clear-EventLog Get-WinEvent Get-Service Start-Service Stop-Service Restart-Service Set-Service New-Service Suspend-Service Resume-Service Remove-Service Get-Acl Set-Acl Get-HotFix Add-Computer Remove-Computer Rename-Computer Restart-Computer Stop-Computer Checkpoint-Computer Get-ComputerInfo Get-Counter Register-ScheduledTask Get-ScheduledTask New-ScheduledTaskAction New-ScheduledTaskTrigger Unregister-ScheduledTask Start-ScheduledTask Get-ADUser Get-ADComputer Get-ADGroup Get-ADDomain Get-SmbShare New-SmbShare Get-Volume Get-Disk Get-Partition Get-NetIPAddress Get-NetAdapter Get-NetFirewallRule New-NetFirewallRule Get-WindowsFeature Install-WindowsFeature Get-AuthenticodeSignature Set-AuthenticodeSignature Get-PfxCertificate Get-Clipboard Set-Clipboard',
  ],
  [
    'scripts start no programs. Call a script with & or use a cmdlet.',
    'Start-Process Stop-Process Get-Process Wait-Process Debug-Process',
  ],
  [
    'scripts reach no other machines by themselves. Run Invoke-Command without -ComputerName, or the script on that machine.',
    'New-PSSession Enter-PSSession Exit-PSSession Get-PSSession Remove-PSSession Connect-PSSession Disconnect-PSSession Enable-PSRemoting',
  ],
  [
    'of a network scripts reach only hosts that were allowed, with Invoke-RestMethod and Invoke-WebRequest; the service synchronizes and downloads. Use those, or Sync-CMSoftwareUpdate and the cmdlets beside it.',
    'Test-Connection Test-NetConnection Resolve-DnsName Send-MailMessage Start-BitsTransfer',
  ],
  ['it compiles code of .NET. The types of the host and classes of the script are there.', 'Add-Type'],
  [
    'modules come from the folders of the script alone: Import-Module with a path.',
    'Install-Module Update-Module Find-Module Save-Module Get-InstalledModule Install-Package Get-PSRepository Register-PSRepository',
  ],
];

const hints: ReadonlyMap<string, string> = new Map(
  groups.flatMap(([hint, names]) => names.split(' ').map((name) => [name.toLowerCase(), hint] as const)),
);

/** Why this host does not have a known command, and what to do instead; undefined for any other name. */
export function unavailableHint(name: string): string | undefined {
  return hints.get(name.toLowerCase());
}
