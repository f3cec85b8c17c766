<#
.SYNOPSIS
Synchronizes the hierarchy and writes a report as a mail would show it.

.DESCRIPTION
Starts a synchronization at the top-level site, waits until every software update point is done, and writes an HTML page: the state of each software
update point, what the runs changed, and the updates that are new. The exit code is 0 when all is in sync, 1 when a software update point failed, and 2 when
the time ran out.

.PARAMETER ReportPath
Where the page is written.

.PARAMETER FullSync
Compares everything with the site database, not only what changed.

.PARAMETER TimeoutMinutes
How long to wait for the end.

.EXAMPLE
susync run scripts/Sync-Nightly.ps1 -ReportPath report.html
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string]$ReportPath,

    [switch]$FullSync,

    [ValidateRange(1, 1440)]
    [int]$TimeoutMinutes = 240
)

$ErrorActionPreference = 'Stop'
Import-Module ConfigurationManager

$started = Get-Date
Write-Verbose "Synchronization begins at $($started.ToString('s'))."
Sync-CMSoftwareUpdate -FullSync $FullSync.IsPresent

try {
    $rows = Wait-CMSoftwareUpdateSync -Timeout ($TimeoutMinutes * 60)
}
catch {
    Write-Warning $_.Exception.Message
    exit 2
}

$failed = @($rows | Where-Object LastSyncState -eq 6703)
$runs = @(Get-CMSoftwareUpdateSyncHistory -First 50 | Where-Object StartTime -ge $started.AddMinutes(-1))
$new = @(Get-CMSoftwareUpdate -Fast -DatePostedMin $started.AddDays(-30) | Select-Object -First 100)

$style = @'
<style>
  body { font-family: Segoe UI, sans-serif; color: #1f1f1f; margin: 2em; }
  table { border-collapse: collapse; margin-bottom: 2em; }
  th, td { border: 1px solid #c8c8c8; padding: .3em .7em; text-align: left; }
  th { background: #f0f0f0; }
</style>
'@

$verdict = if ($failed.Count -eq 0) { 'Every software update point is in sync.' } else { "$($failed.Count) software update points failed." }

$status = $rows |
    Select-Object SiteCode, WSUSServerName, LastSyncState, LastSuccessfulSyncTime, SyncCatalogVersion,
        @{ Name = 'Error'; Expression = { if ($_.LastSyncErrorCode) { '0x{0:X8}' -f $_.LastSyncErrorCode } } } |
    ConvertTo-Html -Fragment -PreContent '<h2>Software update points</h2>'
$changes = $runs |
    Select-Object SiteCode, Kind, Outcome, Added, Modified, Expired, Removed, Duration |
    ConvertTo-Html -Fragment -PreContent '<h2>Synchronizations</h2>'
$updates = $new |
    Select-Object ArticleID, LocalizedDisplayName, UpdateClassification, SeverityName, DatePosted |
    ConvertTo-Html -Fragment -PreContent '<h2>Updates of the last 30 days</h2>'

ConvertTo-Html -Title 'Software update synchronization' -Head $style -Body @(
    '<h1>Software update synchronization</h1>'
    "<p>$verdict Begun $($started.ToString('yyyy-MM-dd HH:mm')).</p>"
    $status
    $changes
    $updates
) | Set-Content -Path $ReportPath -Encoding utf8

$verdict
exit [int]($failed.Count -gt 0)
