<#
.SYNOPSIS
Has the top-level site synchronize some days after Patch Tuesday, and once now if the last one was missed.

.DESCRIPTION
Sets the schedule to the second Tuesday of every month plus the given days, at the given time. If the last Patch Tuesday plus these days is over and no
synchronization has succeeded since, one is started at once.

.PARAMETER OffsetDays
Days after Patch Tuesday, 0 to 7.

.PARAMETER At
Time of the day, as 04:30.

.EXAMPLE
susync run scripts/Sync-PatchTuesday.ps1 -OffsetDays 1 -At 04:30
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateRange(0, 7)]
    [int]$OffsetDays = 1,

    [timespan]$At = '04:30:00'
)

$ErrorActionPreference = 'Stop'
Import-Module ConfigurationManager

function Get-PatchTuesday {
    param([datetime]$Month)
    $first = [datetime]::new($Month.Year, $Month.Month, 1)
    $toTuesday = ([int][DayOfWeek]::Tuesday - [int]$first.DayOfWeek + 7) % 7
    $first.AddDays($toTuesday + 7)
}

$schedule = New-CMSchedule -Start (Get-Date).Date.Add($At) -DayOfWeek Tuesday -WeekOrder Second -RecurCount 1 -OffsetDay $OffsetDays
if ($PSCmdlet.ShouldProcess('the top-level site', "Synchronize on Patch Tuesday + $OffsetDays at $At")) {
    Set-CMSoftwareUpdatePointComponent -Schedule $schedule
}

$now = Get-Date
$due = (Get-PatchTuesday $now).AddDays($OffsetDays).Add($At)
if ($due -gt $now) { $due = (Get-PatchTuesday $now.AddMonths(-1)).AddDays($OffsetDays).Add($At) }

$top = Get-CMSite | Where-Object ReportingSiteCode -eq ''
$last = (Get-CMSoftwareUpdateSyncStatus | Where-Object SiteCode -eq $top.SiteCode | Select-Object -First 1).LastSuccessfulSyncTime
if ($null -eq $last -or $last -lt $due) {
    Write-Verbose "Nothing was synchronized since $($due.ToString('s')): it is done now."
    Sync-CMSoftwareUpdate -Wait
}

[pscustomobject]@{
    SiteCode    = $top.SiteCode
    Schedule    = (Get-CMSoftwareUpdatePointComponent).ScheduleText
    LastDue     = $due
    LastSuccess = (Get-CMSoftwareUpdateSyncStatus | Where-Object SiteCode -eq $top.SiteCode | Select-Object -First 1).LastSuccessfulSyncTime
}
