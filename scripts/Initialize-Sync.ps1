<#
.SYNOPSIS
Sets a new top-level site up: source, products, classifications, languages, first synchronization, schedule.

.DESCRIPTION
Can be run again: it goes on where it was left, and changes nothing that is already as asked.

.PARAMETER Source
microsoft-update, the URL of an upstream server, or none.

.PARAMETER Product
Products to synchronize, by name.

.PARAMETER Classification
Classifications to synchronize, by name.

.PARAMETER Language
Languages besides English, by English name or tag.

.PARAMETER EveryHours
The site synchronizes each time so many hours have passed.

.EXAMPLE
susync run scripts/Initialize-Sync.ps1 -Source http://wsus.contoso.com:8530 -Product 'Windows 11' -Classification 'Security Updates'
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string]$Source,

    [Parameter(Mandatory)]
    [string[]]$Product,

    [Parameter(Mandatory)]
    [string[]]$Classification,

    [string[]]$Language = @(),

    [ValidateRange(1, 23)]
    [int]$EveryHours = 12
)

$ErrorActionPreference = 'Stop'
Import-Module ConfigurationManager

if ($Source -match '^https?://') {
    $failed = @(Test-CMSoftwareUpdateSource -Source $Source | Where-Object Succeeded -eq $false)
    if ($failed) {
        throw "$($failed[0].Step): $($failed[0].Detail) $($failed[0].Remedy)"
    }
}

$parameters = switch -Regex ($Source) {
    '^microsoft-update$' { @{ SynchronizeAction = 'SynchronizeFromMicrosoftUpdate' } }
    '^none$' { @{ SynchronizeAction = 'DoNotSynchronizeFromMicrosoftUpdateOrUpstreamDataSource' } }
    default { @{ SynchronizeAction = 'SynchronizeFromAnUpstreamDataSourceLocation'; UpstreamSourceLocation = $Source } }
}
if ((Get-CMSoftwareUpdatePointComponent).Source -ne $Source) {
    Set-CMSoftwareUpdatePointComponent @parameters
}

# Products can be chosen when they are known: the first synchronization fetches the categories.
if (-not (Get-CMSoftwareUpdateCategory -TypeName Product | Select-Object -First 1)) {
    Write-Verbose 'The categories are fetched first.'
    Sync-CMSoftwareUpdate -Wait
}

$known = @(Get-CMSoftwareUpdateCategory | Select-Object -ExpandProperty LocalizedCategoryInstanceName)
$unknown = @($Product + $Classification | Where-Object { $_ -notin $known })
if ($unknown) { throw "The source does not offer: $($unknown -join ', ')" }

$subscription = @{ AddProduct = $Product; AddUpdateClassification = $Classification }
if ($Language) { $subscription.AddLanguageUpdateFile = $Language }
Set-CMSoftwareUpdatePointComponent @subscription

Sync-CMSoftwareUpdate -FullSync $true -Wait
$schedule = New-CMSchedule -RecurInterval Hours -RecurCount $EveryHours
Set-CMSoftwareUpdatePointComponent -Schedule $schedule

Get-CMSoftwareUpdateSyncStatus | Select-Object SiteCode, WSUSServerName, LastSyncState, SyncCatalogVersion
