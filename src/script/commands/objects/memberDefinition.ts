import { instanceMembers } from '../../members/extendedMember.ts';
import { propertiesOf, type PropertyInfo } from '../../members/propertiesOf.ts';
import { typeNamesOf } from '../../members/typeNames.ts';
import { genericName } from '../../types/assemblies.ts';
import { indexerDefinition, methodDefinitions } from '../../types/definitionText.ts';
import { addedKinds, memberType, type MemberTypeName } from '../../types/enums/memberTypes.ts';
import { baseChain } from '../../types/lookup.ts';
import { isIndexed, listedMembers } from '../../types/members/listedMembers.ts';
import { memberText, setText } from '../../types/members/memberText.ts';
import type { NetContext, NetMethod, NetProperty, NetType } from '../../types/netType.ts';
import { typeDisplay } from '../../types/typeText.ts';
import type { EnumValue } from '../../values/enumValue.ts';
import { unboxed, type ExtendedMember } from '../../values/extendedMembers.ts';
import { isNull, NetObject, type Value } from '../../values/value.ts';

/** Microsoft.PowerShell.Commands.MemberDefinition: what Get-Member writes. */
export class MemberDefinition extends NetObject {
  readonly typeName = 'Microsoft.PowerShell.Commands.MemberDefinition';
  /** Of the object that has the member. */
  readonly owner: string;
  readonly name: string;
  readonly kind: MemberTypeName;
  readonly definition: string;

  constructor(owner: string, name: string, kind: MemberTypeName, definition: string) {
    super();
    this.owner = owner;
    this.name = name;
    this.kind = kind;
    this.definition = definition;
  }

  get memberType(): EnumValue {
    return memberType(this.kind);
  }
}

/** Which members are listed: numbers of PSMemberViewTypes. */
export const memberViews = { extended: 1, adapted: 2, base: 4, all: 7 } as const;

/** What of an object's members is listed. */
export interface MemberChoice {
  /** A number of PSMemberViewTypes. */
  readonly views: number;
  /** Those too that a class hides, and those that every object has. */
  readonly hidden: boolean;
}

/** The members of an object in the order in which Get-Member lists them. */
export function membersOf(
  object: Value,
  context: NetContext,
  { views, hidden: withHidden }: MemberChoice = { views: memberViews.all, hidden: false },
): MemberDefinition[] {
  const [owner = 'System.Object'] = typeNamesOf(object, context);
  const found = new Map<string, MemberDefinition>();
  const add = (name: string, kind: MemberTypeName, definition: string) => {
    if (!found.has(name.toLowerCase()))
      found.set(name.toLowerCase(), new MemberDefinition(owner, name, kind, definition));
  };
  const isExtended = (views & memberViews.extended) !== 0;
  const isTyped = (views & (memberViews.adapted | memberViews.base)) !== 0;
  if (isExtended)
    for (const member of addedMembers(object, context))
      add(member.name, addedKinds[member.kind], memberText(member, context));
  const type = context.types.of(unboxed(object));
  for (const property of propertiesOf(object, context)) {
    const { name, kind, hidden } = property;
    if (kind === 'Property' ? !isTyped : !isExtended) continue;
    if (withHidden || hidden !== true) add(name, kind, propertyText(property));
  }
  const listed = isTyped ? listedMembers(type) : undefined;
  for (const [name, definition] of listed ?? [])
    add(name, isIndexed(definition) ? 'ParameterizedProperty' : 'Method', definition);
  if (isTyped && listed === undefined)
    for (const method of methodsOf(type, context)) {
      if (isIndexer(method)) add(method.name.slice(4), 'ParameterizedProperty', indexerText(method, type));
      if (withHidden || (!isAccessor(method) && method.overloads.some(({ hidden }) => hidden !== true)))
        add(method.name, 'Method', methodDefinitions(method).join(', '));
    }
  if (withHidden && isExtended) addIntrinsic([...found.values()], add);
  return [...found.values()].sort(inOrder);
}

/** Whether a method reads a property that takes parameters. */
function isIndexer({ name, overloads: [first] }: NetMethod): boolean {
  return name.startsWith('get_') && first !== undefined && first.parameters.length > 0;
}

/** Accessors are methods with special names, which -Force alone shows. */
function isAccessor({ name }: NetMethod): boolean {
  return /^[gs]et_/.test(name);
}

function indexerText(method: NetMethod, { fullName, facts }: NetType): string {
  // An array has it of its interface alone.
  if (fullName.endsWith('[]')) return 'System.Object IList.Item(int index) {get;set;}';
  return indexerDefinition(method, facts.methods.has(`set_${method.name.slice(4).toLowerCase()}`));
}

/** What was added to an object, then to its types. */
function addedMembers(object: Value, context: NetContext): ExtendedMember[] {
  const own = [...(instanceMembers(object)?.values() ?? [])];
  if (context.typeData.isEmpty) return own;
  const ofTypes = typeNamesOf(object, context).flatMap((name) => [
    ...(context.typeData.find(name)?.members.values() ?? []),
  ]);
  return [...own, ...ofTypes];
}

/** A property as its definition: what PowerShell adds to a type names where its value comes from. */
function propertyText({ name, kind, typeName, set, source }: PropertyInfo): string {
  if (kind === 'AliasProperty') return `${name} = ${source ?? name}`;
  if (kind === 'CodeProperty') return `${typeName} ${name}{get=${source ?? name};}`;
  if (kind === 'ScriptProperty') return `System.Object ${name} {get=${source ?? `$this.${name}`};}`;
  return `${typeDisplay(typeName)} ${name} {get;${set === null ? '' : 'set;'}}`;
}

/** The members of `.PSObject` itself, which is listed with those that every object has. */
const ofPSObject =
  'Members Properties Methods ImmediateBaseObject BaseObject TypeNames get_Members get_Properties get_Methods get_ImmediateBaseObject get_BaseObject get_TypeNames ToString Copy CompareTo Equals GetHashCode GetObjectData GetType GetMetaObject';

function addIntrinsic(
  listed: readonly MemberDefinition[],
  add: (name: string, kind: MemberTypeName, definition: string) => void,
): void {
  const typed = listed.filter(({ kind }) => kind === 'Property' || kind === 'Method');
  const names = (members: readonly MemberDefinition[]) => members.map(({ name }) => name);
  const added = names(listed.filter((member) => !typed.includes(member)));
  add(
    'pstypenames',
    'CodeProperty',
    `${genericName('System.Collections.ObjectModel.Collection`1', ['System.String'])} pstypenames{get=PSTypeNames;}`,
  );
  for (const set of ['psadapted', 'psbase']) add(set, 'MemberSet', setText(set, names(typed)));
  add('psextended', 'MemberSet', setText('psextended', added));
  add('psobject', 'MemberSet', setText('psobject', ofPSObject.split(' ')));
}

/** The static members of a type. */
export function staticMembersOf(type: NetType, context: NetContext, hidden: boolean): MemberDefinition[] {
  const found: MemberDefinition[] = [];
  const { constructors } = type.facts;
  if (constructors.some(({ hidden: isHidden }) => hidden || isHidden !== true)) {
    const made = methodDefinitions({ name: 'new', overloads: constructors });
    found.push(new MemberDefinition(type.fullName, 'new', 'Method', made.join(', ')));
  }
  for (const one of baseChain(type, context.types)) {
    for (const property of one.facts.staticProperties.values())
      if (property.hidden !== true || hidden)
        found.push(
          new MemberDefinition(type.fullName, property.name, 'Property', staticText(property, type)),
        );
    for (const method of one.facts.staticMethods.values())
      if (
        hidden ||
        (!isOperator(method.name) && method.overloads.some((overload) => overload.hidden !== true))
      )
        found.push(
          new MemberDefinition(
            type.fullName,
            method.name,
            'Method',
            methodDefinitions(method, true).join(', '),
          ),
        );
  }
  return found.sort(inOrder);
}

/** Operators are methods with special names, which -Force alone shows. */
function isOperator(name: string): boolean {
  return name.startsWith('op_');
}

/** Names of the methods of an object, those of its bases last. */
export function methodNamesOf(object: Value, context: NetContext): string[] {
  return isNull(object) ? [] : methodsOf(context.types.of(unboxed(object)), context).map(({ name }) => name);
}

function methodsOf(type: NetType, context: NetContext): NetMethod[] {
  const found = new Map<string, NetMethod>();
  for (const { facts } of baseChain(type, context.types))
    for (const [key, method] of facts.methods) if (!found.has(key)) found.set(key, method);
  return [...found.values()];
}

/** Static properties of structs that compute their value: their definitions do not say that they are static. */
const computed = new Set(['Now', 'Today', 'UtcNow', 'AllBitsSet']);

function staticText({ name, type, set }: NetProperty, { facts, fullName }: NetType): string {
  const isComputed = computed.has(name) || fullName === 'System.Numerics.BigInteger';
  return `${facts.kind === 'struct' && isComputed ? '' : 'static '}${typeDisplay(type)} ${name} {get;${set === null ? '' : 'set;'}}`;
}

function inOrder(one: MemberDefinition, other: MemberDefinition): number {
  const key = (text: string) => text.toUpperCase();
  const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  return compare(key(one.kind), key(other.kind)) || compare(key(one.name), key(other.name));
}
