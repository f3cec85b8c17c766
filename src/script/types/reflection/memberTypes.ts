import { convert } from '../../convert/convert.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { isNull, nothing, type Value } from '../../values/value.ts';
import { instanceOf, items, netError } from '../arguments.ts';
import { isAssignable } from '../lookup.ts';
import { NetType, type NetContext, type NetOverload } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { typeText } from '../typeText.ts';
import {
  ReflectedConstructor,
  ReflectedField,
  ReflectedMember,
  ReflectedMethod,
  ReflectedParameter,
  ReflectedProperty,
} from './reflectedMember.ts';

const space = 'System.Reflection';

/** A type as the texts of members name it: primitive ones without namespace. */
function named(fullName: string): string {
  const text = typeText(fullName);
  return /^System\.(?:Void|Boolean|Char|S?Byte|U?Int(?:16|32|64)|Double|Single|U?IntPtr)(?=$|\[|&)/.test(text)
    ? text.slice('System.'.length)
    : text;
}

const found = (fullName: string, context: NetContext): Value => context.types.find(fullName) ?? null;

/** A method as it is written: what it returns, its name, the types of its parameters. */
export function methodText({ name, overload, typeName }: ReflectedMethod): string {
  const returns = typeName.endsWith('ConstructorInfo') ? 'System.Void' : overload.returns;
  return `${named(returns)} ${name}(${overload.parameters.map(({ type }) => named(type)).join(', ')})`;
}

function memberText(member: ReflectedMember): string {
  if (member instanceof ReflectedMethod) return methodText(member);
  return member instanceof ReflectedProperty ? `${named(member.property.type)} ${member.name}` : member.name;
}

function attributesOf(member: ReflectedMember, args: readonly Value[], context: NetContext): NetArray {
  const all = member instanceof ReflectedProperty ? (member.property.attributes?.() ?? []) : [];
  const [type] = args;
  const kept =
    type instanceof NetType
      ? all.filter((each) => isAssignable(context.types.of(each), type, context.types))
      : all;
  return new NetArray([...kept], type instanceof NetType ? type.fullName : 'System.Object');
}

const memberKinds = { constructor: 1n, field: 4n, method: 8n, property: 16n };

function kindOf(member: ReflectedMember): bigint {
  if (member instanceof ReflectedConstructor) return memberKinds.constructor;
  if (member instanceof ReflectedMethod) return memberKinds.method;
  return member instanceof ReflectedField ? memberKinds.field : memberKinds.property;
}

function memberInfoType(): NetType {
  return new TypeBuilder(`${space}.MemberInfo`, instanceOf(ReflectedMember, 'MemberInfo'), {
    interfaces: [`${space}.ICustomAttributeProvider`],
  })
    .property(
      `${space}.MemberTypes MemberType`,
      (self) => new EnumValue(`${space}.MemberTypes`, kindOf(self)),
    )
    .property('string Name', ({ name }) => name)
    .property('type DeclaringType', ({ owner }) => owner)
    .property('type ReflectedType', ({ owner }) => owner)
    .property('System.Object[] CustomAttributes', (self, context) => attributesOf(self, [], context))
    .methods(
      [
        'System.Object[] GetCustomAttributes(bool inherit)',
        'System.Object[] GetCustomAttributes(type attributeType, bool inherit)',
      ],
      (self, args, context) => attributesOf(self, args, context),
    )
    .method(
      'bool IsDefined(type attributeType, bool inherit)',
      (self, args, context) => attributesOf(self, args, context).items.length > 0,
    )
    .method('string ToString()', (self) => memberText(self))
    .build();
}

/** The object that a member is read from or called on; an instance of another type is no target of it. */
function targetOf(member: ReflectedMember, target: Value, context: NetContext): Value {
  if (member.isStatic) return null;
  if (isNull(target)) throw netError(`${space}.TargetException`, 'Non-static method requires a target.');
  if (!isAssignable(context.types.of(target), member.owner, context.types))
    throw netError(`${space}.TargetException`, 'Object does not match target type.');
  return target;
}

function read(member: ReflectedProperty, target: Value, context: NetContext): Value {
  const { get } = member.property;
  if (get === null) throw netError('System.ArgumentException', 'Property Get method was not found.');
  return get(member.isStatic ? member.owner : targetOf(member, target, context), context);
}

function write(member: ReflectedProperty, target: Value, value: Value, context: NetContext): void {
  const { set, type } = member.property;
  if (set === null) throw netError('System.ArgumentException', 'Property set method not found.');
  set(
    member.isStatic ? member.owner : targetOf(member, target, context),
    converted(value, type, context),
    context,
  );
}

function converted(value: Value, type: string, context: NetContext): Value {
  const to = context.types.find(type);
  return to === undefined || isNull(value) ? value : convert(value, to, context);
}

const isSpecial = ({ name }: ReflectedMember) => /^(?:[gs]et_|\.|op_)/.test(name);
const propertyOf = instanceOf(ReflectedProperty, 'PropertyInfo');
const methodOf = instanceOf(ReflectedMethod, 'MethodInfo');

function propertyType(): NetType {
  return new TypeBuilder(`${space}.RuntimePropertyInfo`, propertyOf, { base: `${space}.MemberInfo` })
    .property('type PropertyType', ({ property }, context) => found(property.type, context))
    .property('bool CanRead', ({ property }) => property.get !== null)
    .property('bool CanWrite', ({ property }) => property.set !== null)
    .property('bool IsSpecialName', () => false)
    .methods(
      [
        'System.Object GetValue(System.Object obj)',
        'System.Object GetValue(System.Object obj, System.Object[] index)',
      ],
      (self, [target = null], context) => read(self, target, context),
    )
    .methods(
      [
        'void SetValue(System.Object obj, System.Object value)',
        'void SetValue(System.Object obj, System.Object value, System.Object[] index)',
      ],
      (self, [target = null, value = null], context) => {
        write(self, target, value, context);
        return nothing;
      },
    )
    .build();
}

function fieldType(fullName: string): NetType {
  const isConstant = fullName.endsWith('MdFieldInfo');
  return new TypeBuilder(fullName, propertyOf, { base: `${space}.MemberInfo` })
    .property('type FieldType', ({ property }, context) => found(property.type, context))
    .property('bool IsInitOnly', ({ property }) => !isConstant && property.set === null)
    .property('bool IsLiteral', () => isConstant)
    .property('bool IsPublic', () => true)
    .property('bool IsStatic', ({ isStatic }) => isStatic)
    .property('bool IsSpecialName', ({ name }) => name === 'value__')
    .method('System.Object GetValue(System.Object obj)', (self, [target = null], context) =>
      read(self, target, context),
    )
    .method('System.Object GetRawConstantValue()', (self, _, context) => {
      const value = read(self, null, context);
      return value instanceof EnumValue ? Number(value.value) : value;
    })
    .method(
      'void SetValue(System.Object obj, System.Object value)',
      (self, [target = null, value = null], context) => {
        write(self, target, value, context);
        return nothing;
      },
    )
    .build();
}

/** Arguments of an overload that is called by reflection: as many as it has parameters. */
function argumentsFor({ parameters }: NetOverload, given: Value, context: NetContext): Value[] {
  const args = isNull(given) ? [] : items(given);
  if (args.length !== parameters.length)
    throw netError(`${space}.TargetParameterCountException`, 'Parameter count mismatch.');
  return parameters.map(({ type }, index) => converted(args[index] ?? null, type, context));
}

const parametersOf = (self: ReflectedMethod) =>
  new NetArray(
    self.overload.parameters.map((parameter, index) => new ReflectedParameter(self, parameter, index)),
    `${space}.ParameterInfo`,
  );

function methodBase(fullName: string): TypeBuilder<ReflectedMethod> {
  return new TypeBuilder(fullName, methodOf, { base: `${space}.MemberInfo` })
    .property('bool IsAbstract', () => false)
    .property('bool IsConstructor', ({ name }) => name === '.ctor')
    .property('bool IsGenericMethod', ({ overload }) => overload.typeParameters !== undefined)
    .property('bool IsPublic', () => true)
    .property('bool IsSpecialName', (self) => isSpecial(self))
    .property('bool IsStatic', ({ isStatic }) => isStatic)
    .property(
      'bool IsVirtual',
      ({ name, isStatic }) => !isStatic && /^(?:ToString|Equals|GetHashCode)$/.test(name),
    )
    .method(`${space}.ParameterInfo[] GetParameters()`, (self) => parametersOf(self));
}

function methodType(): NetType {
  return methodBase(`${space}.RuntimeMethodInfo`)
    .property('type ReturnType', ({ overload }, context) => found(overload.returns, context))
    .method(
      'System.Object Invoke(System.Object obj, System.Object[] parameters)',
      (self, [target = null, args = null], context) =>
        self.overload.invoke(
          targetOf(self, target, context),
          argumentsFor(self.overload, args, context),
          context,
        ),
    )
    .method(`${space}.MethodInfo MakeGenericMethod(params type[] typeArguments)`, (self, [given = null]) => {
      const types = items(given).flatMap((type) => (type instanceof NetType ? [type] : []));
      const closed = self.overload.closed?.(types);
      if (closed === undefined)
        throw netError(
          'System.InvalidOperationException',
          `${methodText(self)} is not a GenericMethodDefinition. MakeGenericMethod may only be called on a method for which MethodBase.IsGenericMethodDefinition is true.`,
        );
      return new ReflectedMethod(self.owner, self.name, closed, self.isStatic);
    })
    .build();
}

function constructorType(): NetType {
  return methodBase(`${space}.RuntimeConstructorInfo`)
    .method('System.Object Invoke(System.Object[] parameters)', (self, [args = null], context) =>
      self.overload.invoke(null, argumentsFor(self.overload, args, context), context),
    )
    .build();
}

function parameterInfoType(): NetType {
  return new TypeBuilder(`${space}.RuntimeParameterInfo`, instanceOf(ReflectedParameter, 'ParameterInfo'))
    .property('type ParameterType', ({ parameter }, context) => found(parameter.type, context))
    .property('string Name', ({ parameter }) => parameter.name)
    .property('bool HasDefaultValue', ({ parameter }) => parameter.fallback !== undefined)
    .property('System.Object DefaultValue', ({ parameter }) => parameter.fallback ?? null)
    .property('int Position', ({ position }) => position)
    .property('bool IsIn', () => false)
    .property('bool IsOut', ({ parameter }) => parameter.type.endsWith('&'))
    .property('bool IsOptional', ({ parameter }) => parameter.fallback !== undefined)
    .property(`${space}.MemberInfo Member`, ({ method }) => method)
    .method('string ToString()', ({ parameter }) => `${named(parameter.type)} ${parameter.name}`)
    .build();
}

/** Types of the members that System.Type tells of, by full name. */
export const reflectedTypes: readonly (readonly [string, () => NetType])[] = [
  [`${space}.MemberInfo`, memberInfoType],
  [`${space}.RuntimePropertyInfo`, propertyType],
  [`${space}.MdFieldInfo`, () => fieldType(`${space}.MdFieldInfo`)],
  [`${space}.RtFieldInfo`, () => fieldType(`${space}.RtFieldInfo`)],
  [`${space}.RuntimeMethodInfo`, methodType],
  [`${space}.RuntimeConstructorInfo`, constructorType],
  [`${space}.RuntimeParameterInfo`, parameterInfoType],
];
