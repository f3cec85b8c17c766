import { typeNamesOf } from '../../members/typeNames.ts';
import { extensionOf, unboxed, type ExtendedMember } from '../../values/extendedMembers.ts';
import { propertiesOf } from '../../members/propertiesOf.ts';
import { toShownText } from '../../convert/toText.ts';
import { methodDefinitions } from '../../types/definitionText.ts';
import { baseChain } from '../../types/lookup.ts';
import type { NetContext, NetMethod, NetProperty, NetType } from '../../types/netType.ts';
import { typeDisplay } from '../../types/typeText.ts';
import { CustomObject } from '../../values/customObject.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { isNull, NetObject, type Value } from '../../values/value.ts';

/** Numbers of System.Management.Automation.PSMemberTypes. */
export const memberTypes = {
  AliasProperty: 1n,
  CodeProperty: 2n,
  Property: 4n,
  NoteProperty: 8n,
  ScriptProperty: 16n,
  Properties: 31n,
  PropertySet: 32n,
  Method: 64n,
  CodeMethod: 128n,
  ScriptMethod: 256n,
  Methods: 448n,
  ParameterizedProperty: 512n,
  MemberSet: 1024n,
  Event: 2048n,
  Dynamic: 4096n,
  All: 16383n,
} as const;

/** A name of PSMemberTypes. */
export type MemberTypeName = keyof typeof memberTypes;

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
    return new EnumValue('System.Management.Automation.PSMemberTypes', memberTypes[this.kind]);
  }
}

/** The members of an object in the order in which Get-Member lists them; those that a class hides where they are wanted. */
export function membersOf(object: Value, context: NetContext, withHidden = false): MemberDefinition[] {
  const [owner = 'System.Object'] = typeNamesOf(object, context);
  const found = new Map<string, MemberDefinition>();
  const add = (name: string, kind: MemberTypeName, definition: string) => {
    if (!found.has(name.toLowerCase()))
      found.set(name.toLowerCase(), new MemberDefinition(owner, name, kind, definition));
  };
  const added =
    object instanceof CustomObject
      ? object.members
      : object instanceof NetObject
        ? extensionOf(object)?.members
        : undefined;
  for (const member of added?.values() ?? []) addExtended(member, add, context);
  if (!context.typeData.isEmpty)
    for (const name of typeNamesOf(object, context))
      for (const member of context.typeData.find(name)?.members.values() ?? [])
        addExtended(member, add, context);
  const type = context.types.of(unboxed(object));
  for (const { name, kind, typeName, set, hidden } of propertiesOf(object, context))
    if (withHidden || hidden !== true)
      add(name, kind, `${typeDisplay(typeName)} ${name} {get;${set === null ? '' : 'set;'}}`);
  for (const method of methodsOf(type, context))
    if (withHidden || method.overloads.some(({ hidden }) => hidden !== true))
      add(method.name, 'Method', methodDefinitions(method).join(', '));
  return [...found.values()].sort(inOrder);
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
        found.push(new MemberDefinition(type.fullName, property.name, 'Property', staticText(property)));
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

function staticText({ name, type, set }: NetProperty): string {
  return `static ${typeDisplay(type)} ${name} {get;${set === null ? '' : 'set;'}}`;
}

/** The type of a note's value: of .NET without its namespace. */
function noteType(value: Value, context: NetContext): string {
  if (isNull(value)) return 'object';
  const display = typeDisplay(typeNamesOf(value, context)[0] ?? 'System.Object');
  return value instanceof NetArray ? display.slice(display.lastIndexOf('.') + 1) : display;
}

/** The value of a note; of an array the type alone. */
function noteText(value: Value, context: NetContext): string {
  if (isNull(value)) return 'null';
  return value instanceof NetArray ? value.typeName : toShownText(value, context);
}

function addExtended(
  member: ExtendedMember,
  add: (name: string, kind: MemberTypeName, definition: string) => void,
  context: NetContext,
): void {
  const { name } = member;
  switch (member.kind) {
    case 'note': {
      const { value } = member;
      add(name, 'NoteProperty', `${noteType(value, context)} ${name}=${noteText(value, context)}`);
      return;
    }
    case 'alias':
      add(
        name,
        'AliasProperty',
        `${name} = ${member.type === undefined ? '' : `(${member.type})`}${member.referenced}`,
      );
      return;
    case 'script': {
      const get = member.getter === null ? '' : `get=${member.getter.text};`;
      const set = member.setter === null ? '' : `set=${member.setter.text};`;
      add(name, 'ScriptProperty', `System.Object ${name} {${get}${set}}`);
      return;
    }
    case 'method':
      add(name, 'ScriptMethod', `System.Object ${name}();`);
      return;
    case 'set':
      add(name, 'PropertySet', `${name} {${member.properties.join(', ')}}`);
  }
}

function inOrder(one: MemberDefinition, other: MemberDefinition): number {
  const key = (text: string) => text.toLowerCase();
  const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  return compare(key(one.kind), key(other.kind)) || compare(key(one.name), key(other.name));
}
