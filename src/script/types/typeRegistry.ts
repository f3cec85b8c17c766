import * as lateTree from '../tree/treeTypes.ts';
import { NetObject, type Value } from '../values/value.ts';
import { arrayType } from './collections/arrayType.ts';
import { genericName } from './assemblies.ts';
import * as lateTypes from './allTypes.ts';
import { NetType, type TypeResolver } from './netType.ts';
import { objectType } from './objectType.ts';
import { customObjectCast } from './psObjectType.ts';
import { emptyFacts } from './typeBuilder.ts';
import { accelerators, impliedNamespace } from './typeNames.ts';
import { splitArguments } from './typeText.ts';

/** Types by lower-case full name that are made when they are first asked for: they belong to no session. */
const made = new Map<string, NetType>();

function builtIn(fullName: string): NetType | undefined {
  const key = fullName.toLowerCase();
  const known = made.get(key);
  if (known !== undefined) return known;
  const type = lateTypes.builtInTypes.get(key)?.() ?? lateTree.treeType(key);
  if (type !== undefined) made.set(key, type);
  return type;
}

/** The types of a session: those that come with the product, and those that its scripts define. */
export class TypeRegistry implements TypeResolver {
  /** By lower-case full name: classes and enums of scripts. */
  readonly #own = new Map<string, NetType>();
  /** By name as asked for. */
  readonly #found = new Map<string, NetType>();
  /** By exact type name of an object. */
  readonly #ofObject = new Map<string, NetType>();
  /** Types that are made when a name is asked for that nothing else has; the last added are made first. */
  readonly #late: (() => readonly NetType[])[] = [];
  /** Namespaces of `using namespace`, tried after the name itself. */
  readonly #namespaces: string[] = [];

  /** Adds a type of a script, in place of one of that name. */
  add(type: NetType): void {
    this.#own.set(type.fullName.toLowerCase(), type);
    this.#found.clear();
    this.#ofObject.clear();
  }

  /** Adds types of the host when a name is asked for that nothing else has. */
  addWhenMissing(load: () => readonly NetType[]): void {
    this.#late.push(load);
  }

  /** Has names looked up in a namespace too. */
  useNamespace(name: string): void {
    if (!this.#namespaces.includes(name)) this.#namespaces.push(name);
    this.#found.clear();
  }

  find(name: string): NetType | undefined {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const found = this.#lookUp(name.trim()) ?? this.#made(name.trim());
    if (found !== undefined) this.#found.set(name, found);
    return found;
  }

  of(value: Value): NetType {
    switch (typeof value) {
      case 'string':
        return this.#need('System.String');
      case 'number':
        return this.#need('System.Int32');
      case 'boolean':
        return this.#need('System.Boolean');
      case 'bigint':
        return this.#need('System.Int64');
      default:
        break;
    }
    if (value instanceof NetObject) {
      const name = value.typeName;
      const known = this.#ofObject.get(name);
      if (known !== undefined) return known;
      const found = this.find(name) ?? new NetType(emptyFacts(name, unnamedBase(name)));
      this.#ofObject.set(name, found);
      return found;
    }
    return objectType;
  }

  #need(fullName: string): NetType {
    return this.find(fullName) ?? objectType;
  }

  #made(name: string): NetType | undefined {
    let found: NetType | undefined;
    while (found === undefined) {
      const load = this.#late.pop();
      if (load === undefined) return undefined;
      for (const type of load()) this.add(type);
      found = this.#lookUp(name);
    }
    return found;
  }

  #lookUp(name: string): NetType | undefined {
    const key = name.toLowerCase();
    if (key === 'pscustomobject') return customObjectCast;
    const own = this.#own.get(key);
    if (own !== undefined) return own;
    if (name.endsWith('&')) return reference(name);
    if (name.endsWith(']')) return this.#bracketed(name);
    const accelerated = accelerators.get(key);
    if (accelerated !== undefined) return this.#own.get(accelerated.toLowerCase()) ?? builtIn(accelerated);
    const assembly = /^([^,]+),\s*[\w.]+(?:,.*)?$/.exec(name);
    if (assembly !== null) return this.find(assembly[1] ?? '');
    for (const candidate of [
      name,
      `${impliedNamespace}${name}`,
      ...this.#namespaces.map((space) => `${space}.${name}`),
    ]) {
      const found = this.#own.get(candidate.toLowerCase()) ?? builtIn(candidate);
      if (found !== undefined) return found;
      const open = lateTypes.genericTypes.get(candidate.toLowerCase());
      if (open !== undefined)
        return cached(open.name, (full) => new NetType(emptyFacts(full, 'System.Object')));
    }
    return undefined;
  }

  /** `int[]`, `List[int]`, ``List`1[[System.Int32, …]]``. */
  #bracketed(name: string): NetType | undefined {
    const array = /^(.*?)(\[,*\])$/s.exec(name);
    if (array !== null) {
      const element = this.find(array[1] ?? '');
      return element === undefined ? undefined : cached(`${element.fullName}${array[2] ?? ''}`, arrayType);
    }
    const open = name.indexOf('[');
    const args = splitArguments(name.slice(open + 1, -1)).map((arg) =>
      this.find(arg.startsWith('[') ? withoutAssembly(arg.slice(1, -1)) : arg),
    );
    const full = args.flatMap((arg) => (arg === undefined ? [] : [arg.fullName]));
    if (full.length !== args.length || full.length === 0) return undefined;
    const outer = name.slice(0, open).replace(/`\d+$/, '');
    for (const candidate of [
      outer,
      `${impliedNamespace}${outer}`,
      ...this.#namespaces.map((space) => `${space}.${outer}`),
    ]) {
      const generic = lateTypes.genericTypes.get(`${candidate}\`${full.length}`.toLowerCase());
      if (generic === undefined) continue;
      return cached(genericName(generic.name, full), (fullName) => generic.make(fullName, full));
    }
    return undefined;
  }
}

function cached(fullName: string, make: (fullName: string) => NetType): NetType {
  const known = made.get(fullName);
  if (known !== undefined) return known;
  const type = make(fullName);
  made.set(fullName, type);
  return type;
}

/** What a type that stands in no table derives from: those of methods name all overloads. */
function unnamedBase(name: string): string {
  const method = 'System.Management.Automation.PSMethod';
  return name.startsWith(`${method}\`1`) ? method : 'System.Object';
}

/** A type by reference, as parameters of `[ref]` have it. */
function reference(name: string): NetType {
  return cached(name, (fullName) => new NetType(emptyFacts(fullName, null)));
}

/** The name in an assembly-qualified one: what stands before the comma outside brackets. */
function withoutAssembly(name: string): string {
  return splitArguments(name)[0] ?? name;
}
