<#
.SYNOPSIS
Writes what a disconnected site needs next: the first time everything, then what came since the last export.

.DESCRIPTION
The connected end of a pair; Import-Catalog.ps1 is the other one. Packages are numbered by the content version they lead to, so that they
are imported in order. A wanted list of the disconnected site, where there is one in the folder, is answered exactly.

.PARAMETER Folder
Folder that is carried over: a stick, a share.

.PARAMETER Full
Everything, also where there was an export before.

.PARAMETER IncludeContent
The update files that are here, too; license files always are.

.EXAMPLE
susync run --allow /media/stick scripts/Export-Catalog.ps1 -Folder /media/stick
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string]$Folder,

    [switch]$Full,

    [switch]$IncludeContent
)

$ErrorActionPreference = 'Stop'
Import-Module ConfigurationManager

if (-not (Test-Path -LiteralPath $Folder)) { New-Item -ItemType Directory -Path $Folder | Out-Null }

$top = Get-CMSite | Where-Object ReportingSiteCode -eq ''
$name = '{0}-{1:d6}.susync' -f $top.SiteCode, [int]$top.ContentVersion
$path = Join-Path $Folder $name
if (Test-Path -LiteralPath $path) {
    "$name is there already: nothing has changed since."
    return
}

$options = @{ Path = $path; PassThru = $true; IncludeContent = $IncludeContent }
$wanted = Join-Path $Folder 'wanted.json'
if (Test-Path -LiteralPath $wanted) { $options.WantedList = $wanted }
elseif (-not $Full -and (Get-ChildItem -Path $Folder -Filter "$($top.SiteCode)-*.susync")) { $options.Since = 'last' }

$written = Export-CMSoftwareUpdateCatalog @options
if ($written) {
    $written | Select-Object Path, Length, SHA256 | Export-Csv -Path (Join-Path $Folder "$name.csv")
    $written | Format-Table Path, Length, Updates -AutoSize
}
