import { NetObject } from './value.ts';

/** System.Management.Automation.SemanticVersion: `7.6.9-preview.1+build`. */
export class SemanticVersion extends NetObject {
  readonly typeName = 'System.Management.Automation.SemanticVersion';
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Empty for a release. */
  readonly preRelease: string;
  readonly build: string;

  constructor(major: number, minor: number, patch: number, preRelease = '', build = '') {
    super();
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.preRelease = preRelease;
    this.build = build;
  }

  /** As it is written. */
  get written(): string {
    const release = `${String(this.major)}.${String(this.minor)}.${String(this.patch)}`;
    return `${release}${this.preRelease === '' ? '' : `-${this.preRelease}`}${this.build === '' ? '' : `+${this.build}`}`;
  }

  get dictionaryKey(): string {
    return this.written;
  }
}

/** Reads `major[.minor[.patch]][-label][+build]`; undefined for another text. */
export function parseSemanticVersion(text: string): SemanticVersion | undefined {
  const match = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [, major, minor = '0', patch = '0', label = '', build = ''] = match;
  return new SemanticVersion(Number(major), Number(minor), Number(patch), label, build);
}

/** Below 0 where the left one is older: a release is newer than what went before it; builds do not count. */
export function compareSemanticVersions(left: SemanticVersion, right: SemanticVersion): number {
  const order = left.major - right.major || left.minor - right.minor || left.patch - right.patch;
  if (order !== 0) return order;
  if (left.preRelease === right.preRelease) return 0;
  if (left.preRelease === '' || right.preRelease === '') return left.preRelease === '' ? 1 : -1;
  return comparePreReleases(left.preRelease.split('.'), right.preRelease.split('.'));
}

function comparePreReleases(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [one = '', other = ''] = [left[index], right[index]];
    if (one === other) continue;
    const numbers = [one, other].map((part) => /^\d+$/.test(part));
    if (numbers[0] === true && numbers[1] === true) return Number(one) - Number(other);
    if (numbers[0] !== numbers[1]) return numbers[0] === true ? -1 : 1;
    return one < other ? -1 : 1;
  }
  return left.length - right.length;
}
