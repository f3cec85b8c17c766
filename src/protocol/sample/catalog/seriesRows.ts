import type { DetectoidKey } from './detectoids.ts';
import type { ProductKey } from './products.ts';
import type { UpdateKind } from './updateKinds.ts';

/** Processor architecture that an update is made for. */
export type Architecture = 'x64' | 'x86' | 'arm64';

/** One line of updates that follow each other month by month, one for each architecture. */
export interface SeriesRow {
  readonly kind: UpdateKind;
  /** What the titles call it. */
  readonly subject: string;
  readonly products: readonly ProductKey[];
  readonly requires: readonly DetectoidKey[];
  readonly architectures: readonly Architecture[];
}

type Architectures = 'x64' | 'x64 arm64' | 'x64 x86' | 'x64 x86 arm64';

function row(
  kind: UpdateKind,
  subject: string,
  products: readonly ProductKey[],
  requires: readonly DetectoidKey[],
  architectures: Architectures = 'x64',
): SeriesRow {
  return { kind, subject, products, requires, architectures: listed[architectures] };
}

const listed: Readonly<Record<Architectures, readonly Architecture[]>> = {
  x64: ['x64'],
  'x64 arm64': ['x64', 'arm64'],
  'x64 x86': ['x64', 'x86'],
  'x64 x86 arm64': ['x64', 'x86', 'arm64'],
};

/** All series. The first dozen shows every trait that updates can have, so that the smallest catalog has them all. */
export const seriesRows: readonly SeriesRow[] = [
  row('cumulative', 'Windows 11 Version 24H2', ['windows11'], ['client11v24H2']),
  row('definition', 'Microsoft Defender Antivirus', ['defender'], ['defenderPlatform']),
  row('driver', '', ['driversClient24H2', 'driversClient22H2'], ['client11v24H2']),
  row('featureUpdate', 'Windows 11', ['windows11'], ['client11v23H2']),
  row('dotnetFramework', 'Windows 11, version 24H2', ['windows11'], ['client11v24H2', 'dotnet48']),
  row('office', 'Microsoft Excel 2016', ['office2016'], ['office2016'], 'x64 x86'),
  row('cumulative', 'Microsoft server operating system version 24H2', ['server24H2'], ['server2025']),
  row('sqlServicePack', 'Microsoft SQL Server 2016', ['sql2016'], ['sqlServer']),
  row('edge', 'Microsoft Edge-Stable Channel', ['edge'], ['edge'], 'x64 x86 arm64'),
  row('driver', '', ['driversServer2019'], ['server2019']),
  row(
    'clickToRun',
    'Microsoft 365 Apps Update - Current Channel',
    ['microsoft365'],
    ['clickToRun'],
    'x64 x86',
  ),
  row(
    'removalTool',
    'Windows Malicious Software Removal Tool',
    ['windows11', 'windows10Later', 'server2019'],
    [],
    'x64 x86',
  ),
  row('cumulative', 'Windows 11 Version 25H2', ['windows11'], ['client11v25H2'], 'x64 arm64'),
  row('cumulative', 'Windows 11 Version 23H2', ['windows11'], ['client11v23H2'], 'x64 arm64'),
  row('cumulative', 'Windows 10 Version 22H2', ['windows10Later'], ['client22H2'], 'x64 x86 arm64'),
  row('cumulative', 'Windows 10 Version 1809', ['windows10', 'windows10Ltsb'], ['client1809'], 'x64 x86'),
  row('cumulative', 'Windows 10 Version 1607', ['windows10Ltsb'], ['client1607'], 'x64 x86'),
  row('cumulative', 'Windows Server 2016', ['server2016'], ['server2016']),
  row('cumulative', 'Windows Server 2019', ['server2019'], ['server2019']),
  row('cumulative', 'Microsoft server operating system version 21H2', ['server21H2'], ['server2022']),
  row('cumulative', 'Microsoft server operating system, version 23H2', ['server23H2'], ['server23H2']),
  row('critical', 'Windows Server 2012 R2', ['server2012R2'], ['server2012R2']),
  row('preview', 'Windows 11 Version 24H2', ['windows11'], ['client11v24H2'], 'x64 arm64'),
  row('preview', 'Windows 10 Version 22H2', ['windows10Later'], ['client22H2'], 'x64 x86'),
  row('dynamicUpdate', 'Windows 11 Version 24H2', ['dynamicUpdate11'], ['client11v24H2'], 'x64 arm64'),
  row(
    'dotnetFramework',
    'Windows 10 Version 22H2',
    ['windows10Later'],
    ['client22H2', 'dotnet48'],
    'x64 x86',
  ),
  row('dotnetFramework', 'Windows Server 2019', ['server2019'], ['server2019', 'dotnet48']),
  row(
    'dotnetFramework',
    'Microsoft server operating system version 21H2',
    ['server21H2'],
    ['server2022', 'dotnet48'],
  ),
  row('platform', 'Microsoft Defender Antivirus', ['defender'], ['defenderPlatform']),
  row('product', 'Microsoft Defender for Endpoint EDR sensor', ['defenderEndpoint'], []),
  row('product', 'Windows Security platform', ['securityPlatform'], ['defenderPlatform']),
  row('office', 'Microsoft Word 2016', ['office2016'], ['office2016'], 'x64 x86'),
  row('office', 'Microsoft Outlook 2016', ['office2016'], ['office2016'], 'x64 x86'),
  row('office', 'Microsoft PowerPoint 2016', ['office2016'], ['office2016'], 'x64 x86'),
  row('officeCritical', 'Microsoft Office 2016', ['office2016'], ['office2016'], 'x64 x86'),
  row(
    'clickToRun',
    'Microsoft 365 Apps Update - Semi-annual Enterprise Channel',
    ['microsoft365'],
    ['clickToRun'],
    'x64 x86',
  ),
  row(
    'clickToRun',
    'Microsoft 365 Apps Update - Monthly Enterprise Channel',
    ['microsoft365'],
    ['clickToRun'],
    'x64 x86',
  ),
  row('sharePoint', 'Microsoft SharePoint Server Subscription Edition', ['sharePoint'], ['sharePoint']),
  row('sharePoint', 'Microsoft SharePoint Server 2019', ['sharePoint2019'], ['sharePoint']),
  row('sqlCumulative', 'SQL Server 2022', ['sql2022'], ['sqlServer']),
  row('sqlCumulative', 'SQL Server 2019', ['sql2019'], ['sqlServer']),
  row('exchange', 'Exchange Server 2019 CU15', ['exchange2019'], ['exchange']),
  row('exchange', 'Exchange Server 2016 CU23', ['exchange2016'], ['exchange']),
  row('edge', 'Microsoft Edge-Beta Channel', ['edge'], ['edge'], 'x64 x86'),
  row('dotnet', '.NET', ['dotnet8'], [], 'x64 x86'),
  row('visualStudio', 'Visual Studio 2022', ['visualStudio2022'], ['visualStudio']),
  row('visualStudio', 'Visual Studio 2019', ['visualStudio2019'], ['visualStudio']),
  row('systemCenter', 'System Center 2022 - Operations Manager', ['operationsManager'], ['systemCenter']),
  row(
    'systemCenter',
    'System Center 2022 - Virtual Machine Manager',
    ['virtualMachineManager'],
    ['systemCenter'],
  ),
  row('powerShell', 'PowerShell LTS', ['powerShell'], []),
  row('tool', 'Windows Admin Center', ['adminCenter'], []),
  row('featurePack', 'Microsoft Silverlight', ['silverlight'], []),
  row('product', 'Windows Subsystem for Linux', ['linuxKernel'], ['client22H2'], 'x64 arm64'),
  row('product', 'Skype for Business Server 2015', ['skype2015'], []),
  row('product', 'Azure File Sync Agent', ['azureFileSync2022'], ['server2022']),
  row('driver', '', ['drivers10', 'driversClient21H2'], ['client22H2'], 'x64 x86'),
  row('driver', '', ['driversClient22H2', 'driversUpgrade22H2'], ['client11v23H2'], 'x64 arm64'),
];
