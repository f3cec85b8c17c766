import { isSerializable } from './reflection/isSerializable.ts';
import { NetArray } from '../values/netArray.ts';
import { EnumValue } from '../values/enumValue.ts';
import type { Value } from '../values/value.ts';
import { isNumberType, wholeOfType } from '../convert/toNumber.ts';
import { smallestInteger } from '../text/scanNumber.ts';
import { enumName } from '../text/formatEnum.ts';
import { bool, instanceOf, netError, required } from './arguments.ts';
import { assemblyOf } from './assemblies.ts';
import {
  enumerationOf,
  enumNameOf,
  enumNames,
  enumNumbers,
  enumValues,
  isEnumDefined,
} from './enums/enumReflection.ts';
import { isAssignable } from './lookup.ts';
import { NetType, type NetContext } from './netType.ts';
import { storeFound } from './tryParse.ts';
import { addReflection, isAbstractType, isSealedType } from './reflection/typeReflection.ts';
import { TypeBuilder } from './typeBuilder.ts';
import { typeText } from './typeText.ts';

/** The type that a member was called on or given. */
export function typeOf(value: Value | undefined): NetType {
  if (value instanceof NetType) return value;
  throw netError('System.ArgumentNullException', "Value cannot be null. (Parameter 'type')");
}

const namespaceOf = ({ fullName }: NetType) => {
  const open = fullName.split(/[`[]/)[0] ?? fullName;
  return open.includes('.') ? open.slice(0, open.lastIndexOf('.')) : null;
};

/** System.Type. */
export const typeType = () =>
  addReflection(
    new TypeBuilder('System.Type', (value) => typeOf(value), {
      interfaces: ['System.Reflection.ICustomAttributeProvider'],
    })
      .property('bool IsCollectible', () => false)
      .property('string FullName', ({ fullName }) => fullName)
      .property('string AssemblyQualifiedName', ({ fullName }) => `${fullName}, ${assemblyOf(fullName)}`)
      .property('string Namespace', (self) => namespaceOf(self))
      .property('string Name', ({ name }) => name)
      .property('type BaseType', (self, context) =>
        self.facts.base === null ? null : (context.types.find(self.facts.base) ?? null),
      )
      .property('type UnderlyingSystemType', (self) => self)
      .property('bool IsAbstract', (self) => isAbstractType(self))
      .property('bool IsArray', ({ fullName }) => fullName.endsWith(']') && !fullName.endsWith(']]'))
      .property('bool IsClass', ({ facts }) => facts.kind === 'class')
      .property('bool IsEnum', ({ facts }) => facts.kind === 'enum')
      .property('bool IsGenericType', ({ facts }) => facts.genericArguments.length > 0)
      .property('bool IsInterface', ({ facts }) => facts.kind === 'interface')
      .property('bool IsPrimitive', ({ fullName }) =>
        /^System\.(?:Boolean|Char|S?Byte|U?Int(?:16|32|64)|Double|Single)$/.test(fullName),
      )
      .property('bool IsPublic', ({ fullName }) => !fullName.includes('+'))
      .property('bool IsSealed', (self) => isSealedType(self))
      .property('bool IsSerializable', (self, { types }) => isSerializable(self, types))
      .property('bool IsValueType', ({ isValueType }) => isValueType)
      .property('type[] GenericTypeArguments', ({ facts }, context) =>
        typeArray(facts.genericArguments, context),
      )
      .method(
        'bool Equals(System.Object o)',
        (self, [other]) => other instanceof NetType && other.fullName === self.fullName,
      )
      .method('int GetArrayRank()', ({ fullName }) => (/\[(,*)\]$/.exec(fullName)?.[1] ?? '').length + 1)
      .method(
        'type GetElementType()',
        ({ fullName }, _, context) => context.types.find(fullName.replace(/\[,*\]$/, '')) ?? null,
      )
      .method('string GetEnumName(System.Object value)', (self, [value = null]) => enumNameOf(self, value))
      .method('string[] GetEnumNames()', (self) => enumNames(self))
      .method('type GetEnumUnderlyingType()', (self, _, context) => underlyingOf(self, context))
      .method('array GetEnumValues()', (self) => enumValues(self))
      .method('array GetEnumValuesAsUnderlyingType()', (self) => enumNumbers(self))
      .method('bool IsEnumDefined(System.Object value)', (self, [value = null]) => isEnumDefined(self, value))
      .method('type[] GetGenericArguments()', ({ facts }, _, context) =>
        typeArray(facts.genericArguments, context),
      )
      .method('type[] GetInterfaces()', ({ facts }, _, context) => typeArray(facts.interfaces, context))
      .method('bool IsAssignableFrom(type c)', (self, [other], context) =>
        isAssignable(typeOf(other), self, context.types),
      )
      .method(
        'bool IsInstanceOfType(System.Object o)',
        (self, [value = null], context) =>
          value !== null && isAssignable(context.types.of(value), self, context.types),
      )
      .method(
        'bool IsSubclassOf(type c)',
        (self, [other], context) =>
          self.fullName !== typeOf(other).fullName && isAssignable(self, typeOf(other), context.types),
      )
      .method('string ToString()', ({ fullName }) => typeText(fullName))
      .staticMethods(
        ['type GetType(string typeName)', 'type GetType(string typeName, bool throwOnError)'],
        ([name], context) => context.types.find(required(name, 'typeName')) ?? null,
      )
      .staticProperty('type[] EmptyTypes', () => new NetArray([], 'System.Type')),
  ).build();

function typeArray(names: readonly string[], context: NetContext): NetArray {
  return new NetArray(
    names.flatMap((name) => context.types.find(name) ?? []),
    'System.Type',
  );
}

/** System.RuntimeType: what a type as a value is of. */
export const runtimeTypeType = () =>
  new TypeBuilder('System.RuntimeType', (value) => value, { base: 'System.Type' }).build();

function underlyingOf(type: Value | undefined, context: NetContext): Value {
  return context.types.find(enumerationOf(typeOf(type)).underlying) ?? null;
}

const enumOf = instanceOf(EnumValue, 'System.Enum');

function parseEnum(type: NetType, text: string, ignoreCase: boolean): EnumValue | undefined {
  let value = 0n;
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const found = [...enumerationOf(type).values].find(([name]) =>
      ignoreCase ? name.toLowerCase() === part.toLowerCase() : name === part,
    );
    if (found === undefined && !/^[+-]?\d+$/.test(part)) return undefined;
    value |= found?.[1] ?? BigInt(part);
  }
  return new EnumValue(type.fullName, value);
}

function parsed(type: Value | undefined, value: Value | undefined, ignoreCase: boolean): EnumValue {
  const found = parseEnum(typeOf(type), required(value, 'value'), ignoreCase);
  if (found === undefined)
    throw netError(
      'System.ArgumentException',
      `Requested value '${required(value, 'value')}' was not found.`,
    );
  return found;
}

/** The number of an enum's value, of the type of the enum's numbers. */
function underlyingNumber({ typeName, value }: EnumValue, context: NetContext): Value {
  const underlying = context.types.find(typeName)?.facts.enumeration?.underlying ?? 'System.Int32';
  return (isNumberType(underlying) ? wholeOfType(value, underlying) : undefined) ?? smallestInteger(value);
}

/** Whole numbers whose CompareTo gives their difference; others give a sign. */
const differing: ReadonlySet<string> = new Set([
  'System.Byte',
  'System.SByte',
  'System.Int16',
  'System.UInt16',
]);

function comparedAs(other: EnumValue, self: EnumValue, context: NetContext): number {
  const underlying = context.types.find(self.typeName)?.facts.enumeration?.underlying ?? '';
  const difference = Number(self.value - other.value);
  return differing.has(underlying) ? difference : Math.sign(difference);
}

function sameEnum(other: Value, { typeName }: EnumValue, context: NetContext): EnumValue {
  if (other instanceof EnumValue && other.typeName === typeName) return other;
  const given = context.types.of(other).fullName;
  throw netError(
    'System.ArgumentException',
    `Object must be the same type as the enum. The type passed in was '${given}'; the enum type was '${typeName}'.`,
  );
}

/** System.Enum. */
export const enumBaseType = () =>
  new TypeBuilder('System.Enum', enumOf, {
    base: 'System.ValueType',
    interfaces: [
      'System.IComparable',
      'System.IFormattable',
      'System.IConvertible',
      'System.ISpanFormattable',
    ],
  })
    .property(
      'int value__',
      (self, context) => underlyingNumber(self, context),
      () => undefined,
    )
    .method('int CompareTo(System.Object target)', (self, [other = null], context) =>
      other === null ? 1 : comparedAs(sameEnum(other, self, context), self, context),
    )
    .method(
      'bool Equals(System.Object obj)',
      (self, [other]) =>
        other instanceof EnumValue && other.typeName === self.typeName && other.value === self.value,
    )
    .method(
      'bool HasFlag(System.Enum flag)',
      (self, [flag = null]) => (self.value & enumOf(flag).value) === enumOf(flag).value,
    )
    .method('System.TypeCode GetTypeCode()', () => new EnumValue('System.TypeCode', 9n))
    .method('string ToString()', (self, _, context) => enumName(self.value, context.types.of(self)))
    .methods(
      [
        'string ToString(string format)',
        'string ToString(System.IFormatProvider provider)',
        'string ToString(string format, System.IFormatProvider provider)',
      ],
      (self, [format], context) => formatted(self, typeof format === 'string' ? format : 'G', context),
    )
    .staticMethod(
      'string Format(type enumType, System.Object value, string format)',
      ([type, value = null, format], context) =>
        formatted(
          value instanceof EnumValue ? value : new EnumValue(typeOf(type).fullName, BigInt(Number(value))),
          required(format, 'format'),
          context,
        ),
    )
    .staticMethod('string GetName(type enumType, System.Object value)', ([type, value = null]) =>
      enumNameOf(typeOf(type), value),
    )
    .staticMethod('string[] GetNames(type enumType)', ([type]) => enumNames(typeOf(type)))
    .staticMethod('type GetUnderlyingType(type enumType)', ([type], context) => underlyingOf(type, context))
    .staticMethod('array GetValues(type enumType)', ([type]) => enumValues(typeOf(type)))
    .staticMethod('array GetValuesAsUnderlyingType(type enumType)', ([type]) => enumNumbers(typeOf(type)))
    .staticMethod('bool IsDefined(type enumType, System.Object value)', ([type, value = null]) =>
      isEnumDefined(typeOf(type), value),
    )
    .staticMethod('System.Object Parse(type enumType, string value)', ([type, value]) =>
      parsed(type, value, false),
    )
    .staticMethod(
      'System.Object Parse(type enumType, string value, bool ignoreCase)',
      ([type, value, ignore]) => parsed(type, value, bool(ignore)),
    )
    .staticMethod(
      'System.Object ToObject(type enumType, int value)',
      ([type, value = 0]) => new EnumValue(typeOf(type).fullName, BigInt(Number(value))),
    )
    .staticMethods(
      [
        'bool TryParse(type enumType, string value, ref System.Object result)',
        'bool TryParse(type enumType, string value, bool ignoreCase, ref System.Object result)',
      ],
      (args) => {
        const found =
          typeof args[1] === 'string' ? parseEnum(typeOf(args[0]), args[1], args[2] === true) : undefined;
        return storeFound(found, args.at(-1), null);
      },
    )
    .build();

function formatted(self: EnumValue, format: string, context: NetContext): string {
  if (/^d$/i.test(format)) return String(self.value);
  if (/^x$/i.test(format)) return self.value.toString(16).toUpperCase().padStart(8, '0');
  return enumName(self.value, context.types.of(self));
}
