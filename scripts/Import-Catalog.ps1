<#
.SYNOPSIS
Takes the packages of Export-Catalog.ps1 over at a site whose source is none.

.DESCRIPTION
Checks every package against its list of digests, looks what would change, imports the packages in order and writes a line for each. Packages that are here
already are harmless. With -WhatIf nothing is changed.

.PARAMETER Folder
Folder that was carried over.

.PARAMETER Force
Also packages that nobody signed, or somebody who is not known here.

.PARAMETER WriteWantedList
Writes afterwards what the site has and wants now as wanted.json; carried back, Export-Catalog.ps1 answers it.

.EXAMPLE
susync run --allow /media/stick scripts/Import-Catalog.ps1 -Folder /media/stick -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string]$Folder,

    [switch]$Force,

    [switch]$WriteWantedList
)

$ErrorActionPreference = 'Stop'
Import-Module ConfigurationManager

$packages = @(Get-ChildItem -Path $Folder -Filter *.susync | Sort-Object Name)
if ($packages.Count -eq 0) { throw "There is no package in $Folder." }

foreach ($list in Get-ChildItem -Path $Folder -Filter *.susync.csv) {
    foreach ($line in Import-Csv -Path $list.FullName) {
        $file = Join-Path $Folder (Split-Path $line.Path -Leaf)
        $hash = (Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash
        if ($hash -ne $line.SHA256) { throw "$file is not what was exported: copy it again." }
    }
}

Import-CMSoftwareUpdateCatalog -Path $packages.FullName -Force:$Force -PassThru |
    Select-Object Path, Verdict, Added, Revised, Expired, Removed

if ($WriteWantedList) {
    $wanted = Join-Path $Folder 'wanted.json'
    if (Test-Path -LiteralPath $wanted) { Remove-Item -LiteralPath $wanted }
    Export-CMSoftwareUpdateWantedList -Path $wanted
}
