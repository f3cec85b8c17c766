import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { toText } from '../../convert/toText.ts';
import type { RequiredModule } from '../../syntax/requires.ts';
import { specificationProblem } from '../../syntax/moduleSpecification.ts';
import { parseVersion } from '../../text/parseVersion.ts';
import { netError, required } from '../../types/arguments.ts';
import type { NetContext, NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { Guid } from '../../values/guid.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { selfOf } from '../members/selfOf.ts';
import { isWithin } from '../session/meetRequirements.ts';
import type { ModuleInfo } from './moduleInfo.ts';

const typeName = 'Microsoft.PowerShell.Commands.ModuleSpecification';

/** Microsoft.PowerShell.Commands.ModuleSpecification: a module by its name, and the versions that will do. */
export class ModuleSpecification extends NetObject implements RequiredModule {
  readonly typeName = typeName;
  readonly name: string;
  readonly minimumVersion: string | null;
  readonly requiredVersion: string | null;
  readonly maximumVersion: string | null;
  readonly guid: string | null;

  constructor(name: string, members: ReadonlyMap<string, string> = new Map()) {
    super();
    this.name = name;
    this.minimumVersion = members.get('moduleversion') ?? null;
    this.requiredVersion = members.get('requiredversion') ?? null;
    this.maximumVersion = members.get('maximumversion') ?? null;
    this.guid = members.get('guid')?.replace(/[{}]/g, '') ?? null;
  }

  override toString(): string {
    const parts = [
      ...(this.guid === null ? [] : [`Guid = '{${this.guid}}' `]),
      ...(this.requiredVersion === null ? [] : [`RequiredVersion = '${this.requiredVersion}'`]),
      ...(this.minimumVersion === null ? [] : [`ModuleVersion = '${this.minimumVersion}'`]),
      ...(this.maximumVersion === null ? [] : [`MaximumVersion = '${this.maximumVersion}'`]),
    ];
    if (parts.length === 0) return this.name;
    return `@{ ${[`ModuleName = '${this.name}'`, ...parts].join('; ')} }`;
  }
}

/** What `-FullyQualifiedName` of a cmdlet names. */
export function specifications(runtime: CommandRuntime): ModuleSpecification[] {
  const given = runtime.list('FullyQualifiedName') ?? [];
  return given.flatMap((value) => (value instanceof ModuleSpecification ? [value] : []));
}

/** Whether a module is one that a specification names. */
export function isMeant({ name, version }: ModuleInfo, wanted: ModuleSpecification): boolean {
  return name.toLowerCase() === wanted.name.toLowerCase() && isWithin(version, wanted);
}

function fromTable(table: Value | undefined, context: NetContext): ModuleSpecification {
  const entries = table instanceof Dictionary ? [...table.entries()] : [];
  const members = new Map(entries.map(({ key, value }) => [toText(key, context), toText(value, context)]));
  const problem = specificationProblem(members);
  if (problem !== null) throw netError('System.ArgumentException', problem);
  const lower = new Map([...members].map(([key, text]) => [key.toLowerCase(), text]));
  return new ModuleSpecification(lower.get('modulename') ?? '', lower);
}

/** The type of module specifications. */
export function moduleSpecificationType(): NetType {
  const version = (text: string | null): Value => (text === null ? null : parseVersion(text));
  return new TypeBuilder(typeName, selfOf(ModuleSpecification))
    .property('string Name', ({ name }) => name)
    .property('guid Guid', ({ guid }) => (guid === null ? null : new Guid(guid)))
    .property('version Version', ({ minimumVersion }) => version(minimumVersion))
    .property('string MaximumVersion', ({ maximumVersion }) => maximumVersion)
    .property('version RequiredVersion', ({ requiredVersion }) => version(requiredVersion))
    .method('string ToString()', (self) => self.toString())
    .constructs('(string moduleName)', ([name]) => new ModuleSpecification(required(name, 'moduleName')))
    .constructs('(hashtable moduleSpecification)', ([table], context) => fromTable(table, context))
    .build();
}
