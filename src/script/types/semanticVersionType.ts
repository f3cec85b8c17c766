import { parseVersion } from '../text/parseVersion.ts';
import { compareSemanticVersions, parseSemanticVersion, SemanticVersion } from '../values/semanticVersion.ts';
import type { Value } from '../values/value.ts';
import { Version } from '../values/version.ts';
import { instanceOf, int, netError, required, text } from './arguments.ts';
import { TypeBuilder } from './typeBuilder.ts';
import { storeFound } from './tryParse.ts';

const semanticOf = instanceOf(SemanticVersion, 'SemanticVersion');

function parsed(value: Value | undefined, name: string): SemanticVersion {
  const written = required(value, name);
  const found = parseSemanticVersion(written);
  if (found !== undefined) return found;
  throw netError('System.FormatException', "The input string '' was not in a correct format.");
}

/** What a version or its text is compared as. */
function comparable(value: Value | undefined): SemanticVersion | null {
  if (value instanceof SemanticVersion) return value;
  if (value instanceof Version)
    return new SemanticVersion(value.major, value.minor, Math.max(value.build, 0));
  return typeof value === 'string' ? (parseSemanticVersion(value) ?? null) : null;
}

/** System.Management.Automation.SemanticVersion: `$PSVersionTable.PSVersion` is one. */
export const semanticVersionType = () =>
  new TypeBuilder('System.Management.Automation.SemanticVersion', semanticOf, {
    interfaces: ['System.IComparable'],
  })
    .property('int Major', ({ major }) => major)
    .property('int Minor', ({ minor }) => minor)
    .property('int Patch', ({ patch }) => patch)
    .property('string PreReleaseLabel', ({ preRelease }) => (preRelease === '' ? null : preRelease))
    .property('string BuildLabel', ({ build }) => (build === '' ? null : build))
    .method('int CompareTo(System.Object version)', (self, [other]) => {
      const right = comparable(other);
      return right === null ? 1 : Math.sign(compareSemanticVersions(self, right));
    })
    .method('bool Equals(System.Object obj)', (self, [other]) => {
      const right = comparable(other);
      return right !== null && compareSemanticVersions(self, right) === 0;
    })
    .method('string ToString()', ({ written }) => written)
    .staticMethod('semver Parse(string version)', ([value]) => parsed(value, 'version'))
    .staticMethod('bool TryParse(string version, ref semver result)', ([value, target]) =>
      storeFound(typeof value === 'string' ? parseSemanticVersion(value) : undefined, target, null),
    )
    .staticMethod('int Compare(semver versionA, semver versionB)', ([one, other]) =>
      Math.sign(compareSemanticVersions(semanticOf(one ?? null), semanticOf(other ?? null))),
    )
    .constructs('(string version)', ([value]) => parsed(value, 'version'))
    .constructs(
      '(int major, int minor, int patch)',
      ([a, b, c]) => new SemanticVersion(int(a), int(b), int(c)),
    )
    .constructs('(int major, int minor)', ([a, b]) => new SemanticVersion(int(a), int(b), 0))
    .constructs('(int major)', ([a]) => new SemanticVersion(int(a), 0, 0))
    .constructs('(int major, int minor, int patch, string label)', ([a, b, c, label]) =>
      parsed(`${String(int(a))}.${String(int(b))}.${String(int(c))}-${text(label)}`, 'label'),
    )
    .constructs(
      '(int major, int minor, int patch, string preReleaseLabel, string buildLabel)',
      ([a, b, c, label, build]) => new SemanticVersion(int(a), int(b), int(c), text(label), text(build)),
    )
    .constructs('(version version)', ([version]) => comparable(version) ?? new SemanticVersion(0, 0, 0))
    .build();

/** A semantic version as System.Version: without its labels. */
export function plainVersion({ major, minor, patch }: SemanticVersion): Version {
  return parseVersion(`${String(major)}.${String(minor)}.${String(patch)}`);
}
