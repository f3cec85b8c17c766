<#
.SYNOPSIS
Says how healthy the synchronization of the hierarchy is.

.DESCRIPTION
One object for every software update point: state, age of the last success, versions behind the top, errors of the last runs in words, and a verdict. The exit
code is 1 when one of them needs somebody to look.

.PARAMETER MaximumAgeHours
A last success that is older needs somebody to look.

.EXAMPLE
susync run scripts/Get-SyncHealth.ps1 -MaximumAgeHours 36
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 8760)]
    [int]$MaximumAgeHours = 48
)

$ErrorActionPreference = 'Stop'
Import-Module ConfigurationManager

$rows = @(Get-CMSoftwareUpdateSyncStatus)
$newest = ($rows | Measure-Object SyncCatalogVersion -Maximum).Maximum
$failures = @{}
foreach ($run in Get-CMSoftwareUpdateSyncHistory -First 200 | Where-Object Outcome -eq 'failed') {
    if (-not $failures.ContainsKey($run.SiteCode)) { $failures[$run.SiteCode] = 0 }
    $failures[$run.SiteCode]++
}

$health = foreach ($row in $rows) {
    $age = if ($row.LastSuccessfulSyncTime) { (Get-Date) - $row.LastSuccessfulSyncTime }
    $verdict = switch ($row) {
        { $_.LastSyncState -eq 6703 } { 'failed'; break }
        { $null -eq $age } { 'never synchronized'; break }
        { $age.TotalHours -gt $MaximumAgeHours } { 'overdue'; break }
        { $_.ReplicationLinkStatus -ne 0 } { 'link'; break }
        default { 'healthy' }
    }
    [pscustomobject]@{
        SiteCode       = $row.SiteCode
        Server         = $row.WSUSServerName
        State          = $row.LastSyncState
        AgeHours       = if ($age) { [math]::Round($age.TotalHours, 1) }
        VersionsBehind = $newest - $row.SyncCatalogVersion
        FailedRuns     = [int]$failures[$row.SiteCode]
        Verdict        = $verdict
    }
}

$health | Sort-Object SiteCode, Server
$alerts = @(Get-CMAlert | Where-Object AlertState -eq 'active')
foreach ($alert in $alerts) { Write-Warning "$($alert.Name): $($alert.Message)" }
exit [int](@($health | Where-Object Verdict -ne 'healthy').Count -gt 0)
