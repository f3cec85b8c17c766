/** A detectoid: what it recognizes, as one applicability rule, and which other detectoids must hold first. */
export interface SampleDetectoid {
  readonly title: string;
  readonly type: 'Architecture' | 'SKU or Feature' | 'Service Pack';
  /** Well-known id; the others get one from the seed. */
  readonly id?: string;
  /** Attributes of one `bar:` element after its name. */
  readonly rule: string;
  /** Any one of these must hold. */
  readonly requires?: readonly string[];
}

const architecture = (title: string, number: number, id?: string): SampleDetectoid => ({
  title,
  type: 'Architecture',
  rule: `Processor Architecture="${number}"`,
  ...(id === undefined ? {} : { id }),
});

const windows = (
  title: string,
  build: number,
  productType: 1 | 3,
  requires: readonly string[],
): SampleDetectoid => ({
  title,
  type: 'SKU or Feature',
  rule: `WindowsVersion Comparison="GreaterThanOrEqualTo" MajorVersion="10" MinorVersion="0" BuildNumber="${build}" ProductType="${productType}"`,
  requires,
});

const installed = (title: string, subkey: string, value: string, least: string): SampleDetectoid => ({
  title,
  type: 'SKU or Feature',
  rule: `RegSzToVersion Key="HKEY_LOCAL_MACHINE" Subkey="${subkey}" Value="${value}" Comparison="GreaterThanOrEqualTo" Data="${least}"`,
});

/** All detectoids by a short name. */
export const detectoids = {
  x64: architecture('x64-based systems', 9, '59653007-e2e9-4f71-8525-2ff588527978'),
  x86: architecture('x86-based systems', 0, '3e0afb10-a9fb-4c16-a60e-5790c3803437'),
  ia64: architecture('Itanium-based systems', 6, 'aabd43ad-a183-4f0b-8eee-8dbbcd67687f'),
  arm64: architecture('ARM64-based systems', 12),
  client1607: windows('Windows 10, version 1607', 14393, 1, ['x64', 'x86']),
  client1809: windows('Windows 10, version 1809', 17763, 1, ['x64', 'x86', 'arm64']),
  client22H2: windows('Windows 10, version 22H2', 19045, 1, ['x64', 'x86', 'arm64']),
  client11v23H2: windows('Windows 11, version 23H2', 22631, 1, ['x64', 'arm64']),
  client11v24H2: windows('Windows 11, version 24H2', 26100, 1, ['x64', 'arm64']),
  client11v25H2: windows('Windows 11, version 25H2', 26200, 1, ['x64', 'arm64']),
  server2012R2: {
    title: 'Windows Server 2012 R2',
    type: 'SKU or Feature',
    rule: 'WindowsVersion Comparison="EqualTo" MajorVersion="6" MinorVersion="3" ProductType="3"',
    requires: ['x64'],
  },
  server2016: windows('Windows Server 2016', 14393, 3, ['x64']),
  server2019: windows('Windows Server 2019', 17763, 3, ['x64']),
  server2022: windows('Windows Server 2022', 20348, 3, ['x64']),
  server23H2: windows('Windows Server, version 23H2', 25398, 3, ['x64']),
  server2025: windows('Windows Server 2025', 26100, 3, ['x64']),
  dotnet48: installed(
    '.NET Framework 4.8.1',
    'SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full',
    'Version',
    '4.8.0.0',
  ),
  office2016: installed(
    'Office 2016 (MSI)',
    'SOFTWARE\\Microsoft\\Office\\16.0\\Common\\ProductVersion',
    'LastProduct',
    '16.0.4266.1001',
  ),
  clickToRun: installed(
    'Microsoft 365 Apps',
    'SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration',
    'VersionToReport',
    '16.0.0.0',
  ),
  sqlServer: installed(
    'SQL Server Database Engine',
    'SOFTWARE\\Microsoft\\Microsoft SQL Server\\MSSQLServer\\CurrentVersion',
    'CurrentVersion',
    '13.0.0.0',
  ),
  exchange: installed(
    'Exchange Server',
    'SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup',
    'OwaVersion',
    '15.1.0.0',
  ),
  sharePoint: installed(
    'SharePoint Server',
    'SOFTWARE\\Microsoft\\Shared Tools\\Web Server Extensions\\16.0',
    'Version',
    '16.0.0.0',
  ),
  visualStudio: installed(
    'Visual Studio instance',
    'SOFTWARE\\Microsoft\\VisualStudio\\Setup',
    'Version',
    '2.0.0.0',
  ),
  defenderPlatform: installed(
    'Microsoft Defender Antivirus platform',
    'SOFTWARE\\Microsoft\\Windows Defender',
    'ProductVersion',
    '4.18.0.0',
  ),
  edge: installed('Microsoft Edge', 'SOFTWARE\\Microsoft\\EdgeUpdate\\Clients', 'pv', '100.0.0.0'),
  systemCenter: installed(
    'System Center component',
    'SOFTWARE\\Microsoft\\Microsoft System Center',
    'Version',
    '10.22.0.0',
  ),
} as const satisfies Record<string, SampleDetectoid>;

/** Name of a detectoid in the table. */
export type DetectoidKey = keyof typeof detectoids;
