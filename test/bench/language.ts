import process from 'node:process';
import { checkScript, settingsFrom } from '../../src/cmdlets/checkScript.ts';
import { languageKnowledge } from '../../src/cmdlets/scriptLanguage.ts';
import { complete } from '../../src/script/language/complete.ts';
import { below, type Figure, inMilliseconds, median } from './figure.ts';

/** 20 lines of a script as administrators write them. */
const piece = (index: number): string => `
<#
.SYNOPSIS
Reports one.
#>
function Get-Report${index} {
  [CmdletBinding()]
  param([Parameter(Mandatory)] [string] $Name, [ValidateSet('Full', 'Brief')] [string] $Kind = 'Full')
  $rows = Get-CMSoftwareUpdateSyncStatus | Where-Object { $_.SiteCode -eq $Name } | Sort-Object SiteCode
  $table = @{ Name = $Name; Count = $rows.Count }
  foreach ($row in $rows) {
    if ($row.LastSyncState -ne 6702 -and $Kind -eq 'Full') {
      Write-Warning "$($row.WSUSServerName) of $Name is in state $($row.LastSyncState)"
      $table[$row.SiteCode] = [datetime]::UtcNow.AddHours(-4).ToString('yyyy-MM-dd')
    }
  }
  [pscustomobject]$table
}
Get-Report${index} -Name CS1 -Kind Brief
`;

/** Processor time of proposals, and of findings, in a script of 2,000 lines: what an editor waits where nothing else runs. */
export function benchLanguage(): Promise<readonly Figure[]> {
  const script = Array.from({ length: 100 }, (_, index) => piece(index)).join('');
  const ports = { environment: [], folder: () => undefined };
  const endings = ['Get-CM', 'Get-Report7 -', '(Get-Date).', '$ro', '[System.'];
  const proposing = endings.flatMap((ending) => {
    const text = `${script}${ending}`;
    return Array.from({ length: 8 }, () =>
      milliseconds(() => complete(languageKnowledge(), text, text.length, ports)),
    ).slice(3);
  });
  const checking = Array.from({ length: 6 }, () =>
    milliseconds(() => checkScript('bench.ps1', script, settingsFrom(null))),
  ).slice(2);
  return Promise.resolve([
    below('completion in a script of 2,000 lines', median(proposing), 50, inMilliseconds),
    { name: 'findings in it', figure: inMilliseconds(median(checking)) },
  ]);
}

/** Processor time of some work. */
function milliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
