import { sampleDevice } from '../catalog/devices.ts';
import type { SeededNumbers } from '../seededNumbers.ts';
import type { UnitFacts } from './unitFacts.ts';
import { declarations, escaped } from './xmlText.ts';

/**
 * Applicability rules of a driver with its metadata, one entry a hardware id and its computers, as many as the length
 * has room for.
 */
export function driverRules(numbers: SeededNumbers, unit: UnitFacts, length: number): string {
  const device = sampleDevice(unit.series.device ?? 0);
  const date = new Date(unit.created - 30 * 86_400_000).toISOString().slice(0, 10);
  const maker = escaped(device.maker);
  const about = ` DriverVerDate="${date}" DriverVerVersion="${unit.values['version'] ?? ''}" WhqlDriverID="0" Class="${device.deviceClass}" Company="${maker}" Provider="${maker}" Manufacturer="${maker}" Model="${escaped(device.model)}"${declarations(['drv'])}`;
  let metadata = '';
  let subsystem = 0;
  do {
    const hardwareId = escaped(
      `${device.hardwareId}${subsystem === 0 ? '' : `&SUBSYS_${String(subsystem).padStart(8, '0')}`}`,
    );
    const computers = Array.from({ length: numbers.between(1, 5) }, () => computer(numbers)).join('');
    metadata += `<drv:WindowsDriverMetaData HardwareID="${hardwareId}"${about}><drv:FeatureScore FeatureScore="FF" OperatingSystem="${platforms[unit.series.architecture]}.10.0" />${computers}</drv:WindowsDriverMetaData>`;
    subsystem++;
  } while (metadata.length < length - frame);
  const drv = declarations(['drv']);
  return `<upd:ApplicabilityRules><upd:IsInstalled><drv:WindowsDriverInstalled${drv} /></upd:IsInstalled><upd:IsSuperseded><drv:WindowsDriverSuperseded${drv} /></upd:IsSuperseded><upd:IsInstallable><drv:WindowsDriverInstallable${drv} /></upd:IsInstallable><upd:Metadata>${metadata}</upd:Metadata></upd:ApplicabilityRules>`;
}

/** Characters around the metadata, with half an entry so that lengths are met on average. */
const frame = 1000;

const platforms = { x64: 'amd64', x86: 'x86', arm64: 'arm64' } as const;

function computer(numbers: SeededNumbers): string {
  const digits = Array.from({ length: 4 }, () => numbers.next().toString(16).padStart(8, '0')).join('');
  const id = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
  return `<drv:DistributionComputerHardwareId>${id}</drv:DistributionComputerHardwareId>`;
}
