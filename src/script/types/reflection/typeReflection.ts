import { construct } from '../../members/construct.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { enumNumber, items, netError, text } from '../arguments.ts';
import { assemblyOf, genericName } from '../assemblies.ts';
import { NetType, type NetContext } from '../netType.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { typeText } from '../typeText.ts';
import {
  constructorsOfType,
  fieldsOfType,
  membersOfType,
  methodsOfType,
  propertiesOfType,
  wantedBy,
  type Wanted,
} from './membersOf.ts';
import { AssemblyInfo } from './assemblyTypes.ts';
import { methodText } from './memberTypes.ts';
import type { ReflectedMember, ReflectedMethod } from './reflectedMember.ts';

const space = 'System.Reflection';

const abstractTypes: ReadonlySet<string> = new Set([
  'System.IO.Stream',
  'System.IO.FileSystemInfo',
  'System.IO.TextReader',
  'System.IO.TextWriter',
  'System.Type',
  'System.Array',
  'System.Enum',
  'System.Delegate',
  'System.MulticastDelegate',
  'System.ValueType',
  'System.Xml.XmlNode',
  'System.Attribute',
  'System.StringComparer',
  'System.TimeZone',
  'System.Text.Encoding',
  'System.Globalization.Calendar',
  'System.Reflection.MemberInfo',
]);
/** Classes of nothing but static members: abstract and sealed. */
const staticClasses: ReadonlySet<string> = new Set(
  'Math Convert Console Environment BitConverter GC Activator IO.Path IO.File IO.Directory Linq.Enumerable Threading.Interlocked Threading.Monitor'
    .split(' ')
    .map((name) => `System.${name}`),
);
const sealedTypes: ReadonlySet<string> = new Set([
  'System.String',
  'System.Version',
  'System.RuntimeType',
  'System.Text.StringBuilder',
  'System.IO.FileInfo',
  'System.IO.DirectoryInfo',
  'System.CharEnumerator',
  'System.Management.Automation.SemanticVersion',
]);

/** Whether no object is of a type itself. */
export function isAbstractType({ fullName, facts }: NetType): boolean {
  return facts.kind === 'interface' || abstractTypes.has(fullName) || staticClasses.has(fullName);
}

/** Whether nothing derives from a type. */
export function isSealedType({ fullName, isValueType }: NetType): boolean {
  return isValueType || /\[,*\]$/.test(fullName) || sealedTypes.has(fullName) || staticClasses.has(fullName);
}

/** The members of a name; all without regard to case where that is asked for. */
function named<Member extends ReflectedMember>(
  all: readonly Member[],
  name: Value | undefined,
  { ignoreCase }: Wanted,
): Member[] {
  const wanted = text(name);
  return all.filter((member) =>
    ignoreCase ? member.name.toLowerCase() === wanted.toLowerCase() : member.name === wanted,
  );
}

const flagsOf = (value: Value | undefined): Wanted =>
  value instanceof EnumValue ? wantedBy(enumNumber(value)) : wantedBy();

const typesIn = (value: Value | undefined): string[] =>
  items(value ?? null).map((type) => (type instanceof NetType ? type.fullName : ''));

function withParameters<Method extends ReflectedMethod>(
  methods: readonly Method[],
  types: readonly string[],
): Method | null {
  return (
    methods.find(
      ({ overload: { parameters } }) =>
        parameters.length === types.length && parameters.every(({ type }, index) => type === types[index]),
    ) ?? null
  );
}

/** The one method of a name; several are no answer. */
function only(methods: readonly ReflectedMethod[]): ReflectedMethod | null {
  const [first, second] = methods;
  if (first !== undefined && second !== undefined)
    throw netError(
      `${space}.AmbiguousMatchException`,
      `Ambiguous match found for '${typeText(first.owner.fullName)} ${methodText(first)}'.`,
    );
  return first ?? null;
}

/** What a generic type is made of: its name without arguments. */
const definitionOf = ({ fullName }: NetType) => fullName.split('[[')[0] ?? fullName;

const isDefinition = ({ fullName }: NetType) => /`\d+$/.test(fullName);

function closedType(definition: NetType, args: readonly string[], context: NetContext): Value {
  if (!isDefinition(definition))
    throw netError(
      'System.InvalidOperationException',
      `${typeText(definition.fullName)} is not a GenericTypeDefinition. MakeGenericType may only be called on a type for which Type.IsGenericTypeDefinition is true.`,
    );
  const count = Number(definition.fullName.split('`')[1]);
  if (args.length !== count)
    throw netError(
      'System.ArgumentException',
      "The number of generic arguments provided doesn't equal the arity of the generic type definition. (Parameter 'typeArguments')",
    );
  return context.types.find(genericName(definition.fullName, args)) ?? null;
}

const bitsOf = {
  Public: 1n,
  SequentialLayout: 8n,
  ClassSemanticsMask: 32n,
  Abstract: 128n,
  Sealed: 256n,
  Serializable: 8192n,
  BeforeFieldInit: 1048576n,
};

/** Attributes of a type as the runtime keeps them, but for what .NET alone knows of a class. */
function attributesOf(type: NetType): EnumValue {
  const { kind } = type.facts;
  const bits =
    bitsOf.Public |
    (kind === 'struct' ? bitsOf.SequentialLayout | bitsOf.Serializable : 0n) |
    (kind === 'interface' ? bitsOf.ClassSemanticsMask : 0n) |
    (isAbstractType(type) ? bitsOf.Abstract : 0n) |
    (isSealedType(type) ? bitsOf.Sealed : 0n) |
    (type.fullName === 'System.String' ? bitsOf.Serializable : 0n) |
    (kind === 'enum' || !type.fullName.startsWith('System.') ? 0n : bitsOf.BeforeFieldInit);
  return new EnumValue(`${space}.TypeAttributes`, bits);
}

/** Name of the assembly of a type; null for what a script declares, which has no namespace. */
const homeOf = ({ fullName }: NetType) => (fullName.includes('.') ? assemblyOf(fullName) : null);

const codes: ReadonlyMap<string, bigint> = new Map(
  'Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime - String'
    .split(' ')
    .map((name, index) => [`System.${name}`, BigInt(index + 3)]),
);

function typeCodeOf(type: Value | undefined): EnumValue {
  const name = type instanceof NetType ? (type.facts.enumeration?.underlying ?? type.fullName) : '';
  return new EnumValue('System.TypeCode', type instanceof NetType ? (codes.get(name) ?? 1n) : 0n);
}

/** The attributes of a type that scripts can see: `[Flags()]` of an enum. */
function attributeArray(type: NetType, wanted: Value | undefined, context: NetContext): NetArray {
  const name = 'System.FlagsAttribute';
  const flags = context.types.find(name);
  const has = type.facts.enumeration?.flags === true && flags !== undefined;
  const asked = !(wanted instanceof NetType) || wanted.fullName === name;
  return new NetArray(has && asked ? [construct(flags, [], context)] : []);
}

/** Adds to System.Type what tells of the members of a type and makes types of types. */
export function addReflection(builder: TypeBuilder<NetType>): TypeBuilder<NetType> {
  const listed = (
    returns: string,
    name: string,
    members: (type: NetType, wanted: Wanted, context: NetContext) => readonly ReflectedMember[],
  ): void => {
    const all = (type: NetType, flags: Value | undefined, context: NetContext) => [
      ...members(type, flagsOf(flags), context),
    ];
    const plural = name === 'Property' ? 'Properties' : `${name}s`;
    builder.methods(
      [`${returns}[] Get${plural}()`, `${returns}[] Get${plural}(${space}.BindingFlags bindingAttr)`],
      (type, [flags], context) => new NetArray(all(type, flags, context), returns),
    );
    if (name === 'Method' || name === 'Constructor') return;
    builder.methods(
      [
        `${returns}${name === 'Member' ? '[]' : ''} Get${name}(string name)`,
        `${returns}${name === 'Member' ? '[]' : ''} Get${name}(string name, ${space}.BindingFlags bindingAttr)`,
      ],
      (type, [wanted, flags], context) => {
        const found = named([...members(type, flagsOf(flags), context)], wanted, flagsOf(flags));
        return name === 'Member' ? new NetArray(found, returns) : (found[0] ?? null);
      },
    );
  };
  listed(`${space}.PropertyInfo`, 'Property', propertiesOfType);
  listed(`${space}.FieldInfo`, 'Field', fieldsOfType);
  listed(`${space}.MethodInfo`, 'Method', methodsOfType);
  listed(`${space}.ConstructorInfo`, 'Constructor', constructorsOfType);
  listed(`${space}.MemberInfo`, 'Member', membersOfType);
  return builder
    .method(`${space}.MethodInfo GetMethod(string name)`, (type, [name], context) =>
      only(named(methodsOfType(type, wantedBy(), context), name, wantedBy())),
    )
    .method(
      `${space}.MethodInfo GetMethod(string name, ${space}.BindingFlags bindingAttr)`,
      (type, [name, flags], context) =>
        only(named(methodsOfType(type, flagsOf(flags), context), name, flagsOf(flags))),
    )
    .method(`${space}.MethodInfo GetMethod(string name, type[] types)`, (type, [name, types], context) =>
      withParameters(named(methodsOfType(type, wantedBy(), context), name, wantedBy()), typesIn(types)),
    )
    .method(`${space}.ConstructorInfo GetConstructor(type[] types)`, (type, [types]) =>
      withParameters(constructorsOfType(type), typesIn(types)),
    )
    .method('type GetInterface(string name)', ({ facts }, [name], context) => {
      const found = facts.interfaces.find(
        (each) => each === name || each.slice(each.lastIndexOf('.') + 1) === name,
      );
      return found === undefined ? null : (context.types.find(found) ?? null);
    })
    .method('type GetGenericTypeDefinition()', (type, _, context) => {
      if (type.facts.genericArguments.length === 0 && !isDefinition(type))
        throw netError('System.InvalidOperationException', 'This operation is only valid on generic types.');
      return context.types.find(definitionOf(type)) ?? null;
    })
    .method('type MakeGenericType(params type[] typeArguments)', (type, [args], context) =>
      closedType(type, typesIn(args), context),
    )
    .methods(
      ['type MakeArrayType()', 'type MakeArrayType(int rank)'],
      ({ fullName }, [rank], context) =>
        context.types.find(`${fullName}[${','.repeat(typeof rank === 'number' ? rank - 1 : 0)}]`) ?? null,
    )
    .methods(
      [
        'System.Object[] GetCustomAttributes(bool inherit)',
        'System.Object[] GetCustomAttributes(type attributeType, bool inherit)',
      ],
      (type, [wanted], context) => attributeArray(type, wanted, context),
    )
    .method(
      'bool IsDefined(type attributeType, bool inherit)',
      (type, [wanted], context) => attributeArray(type, wanted, context).items.length > 0,
    )
    .method('bool IsEquivalentTo(type other)', (type, [other]) => type === other)
    .staticMethod('System.TypeCode GetTypeCode(type type)', ([type]) => typeCodeOf(type))
    .property('System.Object[] CustomAttributes', (type, context) => attributeArray(type, undefined, context))
    .property(`${space}.TypeAttributes Attributes`, (type) => attributesOf(type))
    .property(`${space}.Assembly Assembly`, (type) => new AssemblyInfo(homeOf(type), 'RuntimeAssembly'))
    .property(`${space}.Module Module`, (type) => new AssemblyInfo(homeOf(type), 'RuntimeModule'))
    .property('bool ContainsGenericParameters', (type) => isDefinition(type))
    .property('bool HasElementType', ({ fullName }) => /(?:\[,*\]|&)$/.test(fullName))
    .property('bool IsByRef', ({ fullName }) => fullName.endsWith('&'))
    .property('bool IsGenericTypeDefinition', (type) => isDefinition(type))
    .property('bool IsNested', (type) => definitionOf(type).includes('+'))
    .property('bool IsVisible', () => true);
}
