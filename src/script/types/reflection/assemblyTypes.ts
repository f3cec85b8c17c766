import { NetObject } from '../../values/value.ts';
import { Version } from '../../values/version.ts';
import { instanceOf, required } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const space = 'System.Reflection';
const folder = '/usr/share/powershell';

/** Where a type lives: an assembly, its name, or the module in it. */
export class AssemblyInfo extends NetObject {
  readonly typeName: string;
  /** As an assembly-qualified name carries it; null for what a script declares. */
  readonly fullName: string | null;

  constructor(fullName: string | null, kind: 'RuntimeAssembly' | 'AssemblyName' | 'RuntimeModule') {
    super();
    this.typeName = `${space}.${kind}`;
    this.fullName = fullName;
  }

  /** Without version. */
  get name(): string {
    return this.fullName?.split(',')[0] ?? 'PowerShell Class Assembly';
  }

  /** With version. */
  get text(): string {
    return this.fullName ?? `${this.name}, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null`;
  }

  /** The parts of its version. */
  get version(): readonly number[] {
    return (/Version=([\d.]+)/.exec(this.text)?.[1] ?? '').split('.').map(Number);
  }
}

const infoOf = instanceOf(AssemblyInfo, 'Assembly');

function assemblyType(): NetType {
  return new TypeBuilder(`${space}.RuntimeAssembly`, infoOf)
    .property('string CodeBase', () => null)
    .property('string FullName', ({ text }) => text)
    .property('bool GlobalAssemblyCache', () => false)
    .property('bool IsDynamic', ({ fullName }) => fullName === null)
    .property('string Location', ({ fullName, name }) => (fullName === null ? '' : `${folder}/${name}.dll`))
    .method(`${space}.AssemblyName GetName()`, ({ fullName }) => new AssemblyInfo(fullName, 'AssemblyName'))
    .method(
      'type GetType(string name)',
      (_, [name], context) => context.types.find(required(name, 'name')) ?? null,
    )
    .method('string ToString()', ({ text }) => text)
    .build();
}

function assemblyNameType(): NetType {
  return new TypeBuilder(`${space}.AssemblyName`, infoOf)
    .property('string Name', ({ name }) => name)
    .property('version Version', ({ version }) => {
      const [major = 0, minor = 0, build = 0, revision = 0] = version;
      return new Version(major, minor, build, revision);
    })
    .property('string CultureName', () => '')
    .property('string FullName', ({ text }) => text)
    .method('string ToString()', ({ text }) => text)
    .build();
}

function moduleType(): NetType {
  return new TypeBuilder(`${space}.RuntimeModule`, infoOf)
    .property('string Name', ({ fullName, name }) =>
      fullName === null ? '<In Memory Module>' : `${name}.dll`,
    )
    .property(`${space}.Assembly Assembly`, ({ fullName }) => new AssemblyInfo(fullName, 'RuntimeAssembly'))
    .method('string ToString()', ({ fullName, name }) =>
      fullName === null ? 'RefEmit_InMemoryManifestModule' : `${name}.dll`,
    )
    .build();
}

/** Types of the places that types live in, by full name. */
export const assemblyTypes: readonly (readonly [string, () => NetType])[] = [
  [`${space}.RuntimeAssembly`, assemblyType],
  [`${space}.AssemblyName`, assemblyNameType],
  [`${space}.RuntimeModule`, moduleType],
];
