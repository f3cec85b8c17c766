import type { SeededNumbers } from '../seededNumbers.ts';
import { declarations } from './xmlText.ts';

const barNamespace = declarations(['bar']);
const marNamespace = declarations(['mar']);
const larNamespace = declarations(['lar']);

const comparisons = ['GreaterThanOrEqualTo', 'LessThan', 'EqualTo'] as const;
const folders = [
  'System32\\drivers',
  'System32',
  'SysWOW64',
  'Microsoft.NET\\Framework64\\v4.0.30319',
  'WinSxS\\Catalogs',
  'Sample Application\\bin',
] as const;
const files = [
  'samplecore.dll',
  'ntsample.sys',
  'sampleui.exe',
  'samplestack.dll',
  'samplenet.sys',
  'samplefs.sys',
] as const;
const subkeys = [
  'SOFTWARE\\Sample\\Setup',
  'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  'SYSTEM\\CurrentControlSet\\Services\\Sample',
  'SOFTWARE\\Sample\\Components',
] as const;
const values = ['Version', 'Installed', 'Release', 'InstallPath', 'Channel'] as const;

/**
 * Applicability rules of about so many characters (never under about 400): file versions, registry values, products,
 * nested as real rules are. They describe no real file.
 */
export function applicabilityRules(numbers: SeededNumbers, length: number): string {
  const installed = expression(numbers, 'And', Math.floor(length / 2) - overhead);
  const installable = expression(numbers, 'Or', Math.ceil(length / 2) - overhead);
  return `<upd:ApplicabilityRules><upd:IsInstalled>${installed}</upd:IsInstalled><upd:IsInstallable>${installable}</upd:IsInstallable></upd:ApplicabilityRules>`;
}

const overhead = 160;

function expression(numbers: SeededNumbers, operator: 'And' | 'Or', length: number): string {
  const inner = operator === 'And' ? 'Or' : 'And';
  let rules = rule(numbers);
  while (rules.length < length) {
    const next = numbers.below(8);
    if (next === 0) rules += `<lar:Not>${rule(numbers)}</lar:Not>`;
    else if (next === 1) rules += `<lar:${inner}>${rule(numbers)}${rule(numbers)}</lar:${inner}>`;
    else rules += rule(numbers);
  }
  return `<lar:${operator}${larNamespace}>${rules}</lar:${operator}>`;
}

function rule(numbers: SeededNumbers): string {
  const bits = numbers.next();
  const version = `10.0.${20000 + (bits & 0x1fff)}.${(bits >>> 13) & 0xfff}`;
  switch (bits >>> 29) {
    case 0:
    case 1:
    case 2:
      return `<bar:FileVersion Path="${numbers.pick(folders)}\\${numbers.pick(files)}" Comparison="${numbers.pick(comparisons)}" Version="${version}" Csidl="36"${barNamespace} />`;
    case 3:
      return `<bar:RegSzToVersion Key="HKEY_LOCAL_MACHINE" Subkey="${numbers.pick(subkeys)}" Value="${numbers.pick(values)}" Comparison="${numbers.pick(comparisons)}" Data="${version}"${barNamespace} />`;
    case 4:
      return `<bar:RegDword Key="HKEY_LOCAL_MACHINE" Subkey="${numbers.pick(subkeys)}" Value="${numbers.pick(values)}" Comparison="EqualTo" Data="${bits & 0xff}" RegType32="true"${barNamespace} />`;
    case 5:
      return `<bar:RegValueExists Key="HKEY_LOCAL_MACHINE" Subkey="${numbers.pick(subkeys)}" Value="${numbers.pick(values)}" Type="REG_SZ"${barNamespace} />`;
    case 6:
      return `<mar:MsiProductInstalled ProductCode="{${productCode(bits, numbers.next())}}" VersionMin="${version}"${marNamespace} />`;
    default:
      return `<bar:RegKeyExists Key="HKEY_LOCAL_MACHINE" Subkey="${numbers.pick(subkeys)}\\${(bits & 0xffff).toString(16)}"${barNamespace} />`;
  }
}

function productCode(first: number, second: number): string {
  const low = first.toString(16).padStart(8, '0');
  const high = second.toString(16).padStart(8, '0');
  return `${low}-${high.slice(0, 4)}-4${low.slice(0, 3)}-9${low.slice(3, 6)}-${high}${low.slice(4)}`;
}
