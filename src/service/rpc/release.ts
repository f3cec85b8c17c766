/** Which API a process speaks, and of which version of the product it is. */
export interface Release {
  /** Grows with every change of the API that older doors or services would misunderstand. */
  readonly api: number;
  /** As in package.json: `1.2.3`. */
  readonly version: string;
}

/** The API of this code. */
export const apiVersion = 1;

/** What a door does about the service it found. */
export type Meeting = 'go on' | 'replace the service' | 'refuse the door';

/**
 * A door that is newer, by API or at the same API by version, replaces the service; one that speaks an older API is refused; an older
 * version of the same API goes on.
 */
export function meet(door: Release, service: Release): Meeting {
  if (door.api < service.api) return 'refuse the door';
  if (door.api > service.api) return 'replace the service';
  return compareVersions(door.version, service.version) > 0 ? 'replace the service' : 'go on';
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The numbers before a suffix such as `-beta.1`; what is none counts as 0. */
function numbersOf(version: string): readonly number[] {
  const [numbers = ''] = version.split(/[-+]/);
  return numbers.split('.').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : 0));
}
