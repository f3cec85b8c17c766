import { EnumValue } from '../../values/enumValue.ts';
import { baseChain } from '../lookup.ts';
import type { NetContext, NetMethod, NetProperty, NetType } from '../netType.ts';
import {
  ReflectedConstructor,
  ReflectedField,
  ReflectedMethod,
  ReflectedProperty,
  type ReflectedMember,
} from './reflectedMember.ts';

const bits = { ignoreCase: 1, declaredOnly: 2, instance: 4, static: 8, public: 16 };

/** What BindingFlags ask for; what is public and not, without any. */
export interface Wanted {
  readonly ignoreCase: boolean;
  readonly declaredOnly: boolean;
  readonly instance: boolean;
  readonly static: boolean;
}

/** What a value of BindingFlags asks for; what scripts can reach is public. */
export function wantedBy(flags: number = bits.instance | bits.static | bits.public): Wanted {
  const isPublic = (flags & bits.public) !== 0;
  return {
    ignoreCase: (flags & bits.ignoreCase) !== 0,
    declaredOnly: (flags & bits.declaredOnly) !== 0,
    instance: isPublic && (flags & bits.instance) !== 0,
    static: isPublic && (flags & bits.static) !== 0,
  };
}

const constants =
  /^(?:System\.(?:S?Byte|U?Int\d+|Double|Single|Char|Decimal)\.(?:MaxValue|MinValue|Epsilon|NaN|PositiveInfinity|NegativeInfinity|E|Pi|Tau)|System\.Math\.(?:E|PI|Tau)|System\.TimeSpan\.\w+Per\w+|System\.TimeSpan\.NanosecondsPerTick)$/;
const readonlyFields =
  /^(?:System\.Decimal\.(?:Zero|One|MinusOne)|System\.(?:String|Guid)\.Empty|System\.(?:DateTime|TimeSpan|DateTimeOffset)\.(?:MaxValue|MinValue|Zero|UnixEpoch)|System\.Boolean\.(?:True|False)String|System\.IO\.Path\.\w+(?:Char|Separator|Chars)|System\.Type\.\w+|System\.BitConverter\.IsLittleEndian|System\.EventArgs\.Empty|System\.DBNull\.Value|System\.Convert\.DBNull|System\.IntPtr\.Zero)$/;

/** Own members first, then those of the bases that nothing replaces; what is static is not inherited. */
function inherited(type: NetType, { declaredOnly }: Wanted, context: NetContext): readonly NetType[] {
  return declaredOnly ? [type] : baseChain(type, context.types);
}

/** The properties of a type as .NET lists them. */
export function propertiesOfType(type: NetType, wanted: Wanted, context: NetContext): ReflectedProperty[] {
  const found: ReflectedProperty[] = [];
  for (const owner of inherited(type, wanted, context)) {
    const { properties, staticProperties } = owner.facts;
    if (wanted.instance)
      for (const property of properties.values())
        if (!found.some(({ name }) => name === property.name))
          found.push(new ReflectedProperty(owner, property, false));
    if (wanted.static && owner === type)
      for (const property of staticProperties.values())
        if (!isField(owner, property)) found.push(new ReflectedProperty(owner, property, true));
  }
  return found;
}

/** The fields of a type: constants, values of an enum. */
export function fieldsOfType(type: NetType, wanted: Wanted): ReflectedField[] {
  const { staticProperties, enumeration, fullName } = type.facts;
  if (enumeration !== null) {
    const number: NetProperty = {
      name: 'value__',
      type: enumeration.underlying,
      get: (self) => (self instanceof EnumValue ? Number(self.value) : null),
      set: null,
    };
    const own = [...enumeration.values].map(
      ([name, value]) =>
        new ReflectedField(
          type,
          { name, type: fullName, get: () => new EnumValue(fullName, value), set: null },
          true,
          true,
        ),
    );
    return [
      ...(wanted.instance ? [new ReflectedField(type, number, false, false)] : []),
      ...(wanted.static ? own : []),
    ];
  }
  if (!wanted.static) return [];
  return [...staticProperties.values()]
    .filter((property) => isField(type, property))
    .map(
      (property) =>
        new ReflectedField(type, property, true, constants.test(`${type.fullName}.${property.name}`)),
    );
}

/** Whether a static member is a field: a constant or read-only value. */
export function isField({ fullName }: NetType, { name }: NetProperty): boolean {
  const full = `${fullName}.${name}`;
  return constants.test(full) || readonlyFields.test(full);
}

/** The methods of a type, accessors of its properties before them. */
export function methodsOfType(type: NetType, wanted: Wanted, context: NetContext): ReflectedMethod[] {
  const found: ReflectedMethod[] = [];
  const add = (method: ReflectedMethod): void => {
    if (!found.some((known) => signature(known) === signature(method))) found.push(method);
  };
  for (const owner of inherited(type, wanted, context)) {
    const { properties, staticProperties, methods, staticMethods } = owner.facts;
    if (wanted.instance)
      for (const property of properties.values())
        for (const method of accessors(owner, property, false)) add(method);
    if (wanted.static && owner === type)
      for (const property of staticProperties.values())
        if (!isField(owner, property)) for (const method of accessors(owner, property, true)) add(method);
    if (wanted.instance) for (const method of overloadsOf(owner, methods, false)) add(method);
    if (wanted.static && owner === type)
      for (const method of overloadsOf(owner, staticMethods, true)) add(method);
  }
  return found;
}

const signature = ({ name, overload }: ReflectedMethod) =>
  `${name}(${overload.parameters.map(({ type }) => type).join()})`;

function overloadsOf(
  owner: NetType,
  methods: ReadonlyMap<string, NetMethod>,
  isStatic: boolean,
): ReflectedMethod[] {
  const all = [...methods.values()];
  // .NET lists the methods that every object has in this order.
  const order = ['GetType', 'ToString', 'Equals', 'GetHashCode'];
  if (owner.fullName === 'System.Object' && !isStatic)
    all.sort((left, right) => order.indexOf(left.name) - order.indexOf(right.name));
  return all.flatMap(({ name, overloads }) =>
    overloads
      .filter(({ hidden }) => hidden !== true || name !== 'MemberwiseClone')
      .map((overload) => new ReflectedMethod(owner, name, overload, isStatic)),
  );
}

function accessors(owner: NetType, property: NetProperty, isStatic: boolean): ReflectedMethod[] {
  const { get, set, name, type } = property;
  const value = { name: 'value', type, rest: false, fallback: undefined };
  const getter =
    get === null
      ? []
      : [
          new ReflectedMethod(
            owner,
            `get_${name}`,
            { parameters: [], returns: type, invoke: (self, _, context) => get(self, context) },
            isStatic,
          ),
        ];
  const setter =
    set === null
      ? []
      : [
          new ReflectedMethod(
            owner,
            `set_${name}`,
            {
              parameters: [value],
              returns: 'System.Void',
              invoke: (self, [given = null], context) => {
                set(self, given, context);
                return null;
              },
            },
            isStatic,
          ),
        ];
  return [...getter, ...setter];
}

/** The constructors of a type. */
export function constructorsOfType(type: NetType): ReflectedConstructor[] {
  return type.facts.constructors.map((overload) => new ReflectedConstructor(type, overload));
}

/** Methods, constructors, properties and fields, as GetMembers lists them. */
export function membersOfType(type: NetType, wanted: Wanted, context: NetContext): ReflectedMember[] {
  return [
    ...methodsOfType(type, wanted, context),
    ...(wanted.instance ? constructorsOfType(type) : []),
    ...propertiesOfType(type, wanted, context),
    ...fieldsOfType(type, wanted),
  ];
}
