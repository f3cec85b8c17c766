import type { TypeDefinitionAst } from '../syntax/ast.ts';
import type { TypeName } from '../syntax/typeName.ts';
import { baseChain, findMethod, findProperty } from '../types/lookup.ts';
import { methodDefinitions } from '../types/definitionText.ts';
import type { NetType } from '../types/netType.ts';
import { typeDisplay } from '../types/typeText.ts';
import { writtenType } from './functionMetadata.ts';
import type { ScriptModel } from './scriptModel.ts';

/** What is known of a value by the text alone. */
export type ScriptType =
  | { readonly kind: 'net'; readonly type: NetType }
  | { readonly kind: 'own'; readonly definition: TypeDefinitionAst }
  /** Several of a class or an enum of the script: as it is written, what it is for .NET, and what is in it. */
  | { readonly kind: 'list'; readonly name: string; readonly type: NetType; readonly element: ScriptType }
  /** A table or an object made of one: its keys. */
  | { readonly kind: 'keyed'; readonly name: string; readonly keys: readonly string[] };

/** A member as an editor lists it. */
export interface TypeMember {
  readonly name: string;
  readonly kind: 'property' | 'method' | 'value';
  /** How it is declared, a line each overload. */
  readonly definitions: readonly string[];
  /** What it has or returns; undefined where that is not known. */
  readonly type: ScriptType | undefined;
}

/** A type by name: of the script, else of the host. */
export function typeNamed(model: ScriptModel, name: string): ScriptType | undefined {
  const own = model.ownTypes.get(name.toLowerCase());
  if (own !== undefined) return { kind: 'own', definition: own };
  const type = model.types.find(name);
  return type === undefined ? listNamed(model, name) : { kind: 'net', type: implemented(model, type) };
}

/** `Site[]`, `List[Site]`: of objects, as far as .NET knows. */
function listNamed(model: ScriptModel, name: string): ScriptType | undefined {
  if (model.ownTypes.size === 0) return undefined;
  const [, outer, inner = ''] = /^([\w.]+)\[([\w.]+)\]$/.exec(name) ?? [];
  const written = outer === undefined ? name.replace(/\[\]$/, '') : inner;
  const own = written === name ? undefined : model.ownTypes.get(written.toLowerCase());
  const type = own && model.types.find(outer === undefined ? 'object[]' : `${outer}[object]`);
  return own && type && { kind: 'list', name, type, element: { kind: 'own', definition: own } };
}

/** The class that has what an interface of the host promises. */
function implemented(model: ScriptModel, type: NetType): NetType {
  if (type.facts.kind !== 'interface') return type;
  const { fullName } = type;
  return model.knownTypes.added.find(({ facts }) => facts.interfaces.includes(fullName)) ?? type;
}

/** The type that a name between brackets stands for. */
export function typeOfName(model: ScriptModel, name: TypeName): ScriptType | undefined {
  return typeNamed(model, writtenType(name));
}

/** A type as a reader knows it: `int`, `hashtable`, `State`. */
export function shownType(type: ScriptType): string {
  if (type.kind === 'own') return type.definition.name;
  return type.kind === 'net' ? typeDisplay(type.type.fullName) : type.name;
}

/** What comes out one by one of a collection; the type itself where it is none. */
export function elementOf(model: ScriptModel, type: ScriptType): ScriptType | undefined {
  if (type.kind === 'list') return type.element;
  if (type.kind !== 'net') return type;
  const { fullName, facts } = type.type;
  const array = /^(.*)\[,*\]$/.exec(fullName);
  if (array !== null) return typeNamed(model, array[1] ?? '');
  const [first, second] = facts.genericArguments;
  if (first === undefined) return type;
  return second === undefined ? typeNamed(model, first) : type;
}

/** The members of an object of a type, or those of the type itself; each name once, by name. */
export function membersOf(model: ScriptModel, type: ScriptType, isStatic: boolean): readonly TypeMember[] {
  const found = new Map<string, TypeMember>();
  for (const member of allMembers(model, type, isStatic)) {
    const key = member.name.toLowerCase();
    if (!found.has(key)) found.set(key, member);
  }
  return [...found.values()].sort((left, right) =>
    left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1,
  );
}

/** A member by name. */
export function memberNamed(
  model: ScriptModel,
  type: ScriptType,
  name: string,
  isStatic: boolean,
): TypeMember | undefined {
  const key = name.toLowerCase();
  if (type.kind === 'net' && !isStatic) {
    const property = findProperty(type.type, key, model.types);
    if (property !== undefined) return propertyMember(model, property);
    const method = findMethod(type.type, key, model.types);
    if (method !== undefined) return methodMember(model, method);
  }
  return membersOf(model, type, isStatic).find((member) => member.name.toLowerCase() === key);
}

function allMembers(model: ScriptModel, type: ScriptType, isStatic: boolean): readonly TypeMember[] {
  switch (type.kind) {
    case 'keyed': {
      if (isStatic) return [];
      const keys = type.keys.map((name): TypeMember => ({
        name,
        kind: 'property',
        definitions: [],
        type: undefined,
      }));
      const base = typeNamed(model, type.name) ?? typeNamed(model, 'pscustomobject');
      return base === undefined ? keys : [...keys, ...allMembers(model, base, false)];
    }
    case 'own':
      return ownMembers(model, type.definition, isStatic);
    case 'list': {
      if (isStatic) return staticMembers(model, type.type);
      // What a list does not have, its elements are asked for.
      const within = allMembers(model, type.element, false).filter(({ kind }) => kind === 'property');
      return [...instanceMembers(model, type.type), ...within];
    }
    case 'net':
      return isStatic ? staticMembers(model, type.type) : instanceMembers(model, type.type);
  }
}

function instanceMembers(model: ScriptModel, type: NetType): readonly TypeMember[] {
  return baseChain(type, model.types).flatMap(({ facts }) => [
    ...[...facts.properties.values()]
      .filter(({ hidden }) => hidden !== true)
      .map((one) => propertyMember(model, one)),
    ...[...facts.methods.values()].map((one) => methodMember(model, one)),
  ]);
}

function staticMembers(model: ScriptModel, type: NetType): readonly TypeMember[] {
  const { facts } = type;
  const own: ScriptType = { kind: 'net', type };
  const values = [...(facts.enumeration?.values.keys() ?? [])].map((name): TypeMember => ({
    name,
    kind: 'value',
    definitions: [`${typeDisplay(type.fullName)} ${name}`],
    type: own,
  }));
  const constructors: readonly TypeMember[] =
    facts.constructors.length === 0
      ? []
      : [methodMember(model, { name: 'new', overloads: facts.constructors }, own)];
  return [
    ...values,
    ...constructors,
    ...[...facts.staticProperties.values()].map((one) => propertyMember(model, one)),
    ...[...facts.staticMethods.values()].map((one) => methodMember(model, one)),
  ];
}

function propertyMember(
  model: ScriptModel,
  { name, type, set }: { readonly name: string; readonly type: string; readonly set: unknown },
): TypeMember {
  const access = set === null ? '{get;}' : '{get;set;}';
  return {
    name,
    kind: 'property',
    definitions: [`${typeDisplay(type)} ${name} ${access}`],
    type: typeNamed(model, type),
  };
}

type Overloads = NonNullable<ReturnType<typeof findMethod>>;

function methodMember(model: ScriptModel, method: Overloads, returned?: ScriptType): TypeMember {
  const returns = method.overloads[0]?.returns;
  return {
    name: method.name,
    kind: 'method',
    definitions: methodDefinitions(method),
    type: returned ?? (returns === undefined ? undefined : typeNamed(model, returns)),
  };
}

function ownMembers(
  model: ScriptModel,
  definition: TypeDefinitionAst,
  isStatic: boolean,
): readonly TypeMember[] {
  const own: ScriptType = { kind: 'own', definition };
  if (definition.typeKind === 'enum')
    return isStatic
      ? definition.members.map(({ name }) => ({ name, kind: 'value', definitions: [], type: own }))
      : [];
  const members = definition.members.flatMap((member): TypeMember[] => {
    const isMaker = member.kind === 'FunctionMember' && member.isConstructor;
    if (!isMaker && member.isStatic !== isStatic) return [];
    if (isMaker && !isStatic) return [];
    const name = isMaker ? 'new' : member.name;
    const constraint = member.kind === 'PropertyMember' ? member.propertyType : member.returnType;
    const shown = constraint === null ? '' : `${writtenType(constraint.typeName)} `;
    const type = isMaker ? own : constraint === null ? undefined : typeOfName(model, constraint.typeName);
    if (member.kind === 'PropertyMember')
      return [{ name, kind: 'property', definitions: [`${shown}${name}`], type }];
    const given = member.parameters.map((parameter) => model.textOf(parameter)).join(', ');
    return [{ name, kind: 'method', definitions: [`${shown}${name}(${given})`], type }];
  });
  const makers = isStatic && !members.some(({ name }) => name === 'new');
  const maker: TypeMember = { name: 'new', kind: 'method', definitions: [`${definition.name}()`], type: own };
  const [base] = definition.baseTypes;
  const inherited = base === undefined ? typeNamed(model, 'object') : typeOfName(model, base.typeName);
  return [
    ...members,
    ...(makers ? [maker] : []),
    ...(inherited === undefined || isStatic ? [] : allMembers(model, inherited, false)),
  ];
}
