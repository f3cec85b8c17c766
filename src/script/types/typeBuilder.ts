import { convertibleMethods, toldOfInterfaces } from './convertibleMethods.ts';
import { tellsTypes } from './tellsTypes.ts';
import { nothing, type Value } from '../values/value.ts';
import { NetType, type NetContext, type NetMethod, type NetOverload, type NetProperty } from './netType.ts';
import { declaredType, parseSignature } from './signature.ts';

/** What a member is: gets the object, the arguments converted to the types of the parameters, the session, and type arguments where it is generic. */
export type MemberBody<Self> = (
  self: Self,
  args: readonly Value[],
  context: NetContext,
  types: readonly NetType[],
) => Value;

/** What a static member or constructor is. */
export type StaticBody = (args: readonly Value[], context: NetContext, types: readonly NetType[]) => Value;

/** What a type is beside its members. */
export interface TypeOptions {
  readonly base?: string | null;
  readonly interfaces?: readonly string[];
  readonly kind?: 'class' | 'struct' | 'interface';
  readonly defaultDisplay?: readonly string[];
  /** Full names by the letter that declarations use for them: T, TKey, TValue. */
  readonly typeArguments?: readonly (readonly [string, string])[];
}

/**
 * Declares a type member by member, in the order in which .NET lists them. A member is declared as Get-Member shows it:
 * `string Substring(int startIndex, int length)`.
 */
export class TypeBuilder<Self> {
  readonly #fullName: string;
  readonly #self: (value: Value) => Self;
  readonly #options: TypeOptions;
  readonly #arguments: ReadonlyMap<string, string>;
  readonly #properties = new Map<string, NetProperty>();
  readonly #staticProperties = new Map<string, NetProperty>();
  readonly #methods = new Map<string, NetMethod>();
  readonly #staticMethods = new Map<string, NetMethod>();
  readonly #constructors: NetOverload[] = [];

  constructor(fullName: string, self: (value: Value) => Self, options: TypeOptions = {}) {
    this.#fullName = fullName;
    this.#self = self;
    this.#options = options;
    this.#arguments = new Map(options.typeArguments ?? []);
  }

  get fullName(): string {
    return this.#fullName;
  }

  /** `int Length`; without a setter it is read-only. */
  property(
    declaration: string,
    get: (self: Self, context: NetContext) => Value,
    set?: (self: Self, value: Value, context: NetContext) => void,
  ): this {
    const self = this.#self;
    return this.#addProperty(declaration, get, {
      set:
        set === undefined
          ? null
          : (value, given, context) => {
              set(self(value), given, context);
            },
    });
  }

  /** One that PowerShell itself gives to the type, beside what .NET does: it cannot be set. `source` is the member it is an alias of, or the code it runs. */
  added(
    kind: NonNullable<NetProperty['added']>,
    declaration: string,
    get: (self: Self, context: NetContext) => Value,
    source?: string,
  ): this {
    return this.#addProperty(declaration, get, {
      set: null,
      added: kind,
      ...(source === undefined ? {} : { source }),
    });
  }

  #addProperty(
    declaration: string,
    get: (self: Self, context: NetContext) => Value,
    facts: Pick<NetProperty, 'set' | 'added' | 'source'>,
  ): this {
    const { type, name } = parseSignature(declaration, this.#arguments);
    const self = this.#self;
    this.#properties.set(name.toLowerCase(), {
      name,
      type,
      get: (value, context) => get(self(value), context),
      ...facts,
    });
    return this;
  }

  /** `string Trim(params char[] trimChars)`. */
  method(declaration: string, body: MemberBody<Self>): this {
    const self = this.#self;
    const { name, overload } = overloadOf(declaration, this.#arguments, (value, args, context, types) =>
      body(self(value), args, context, types),
    );
    add(this.#methods, name, overload);
    return this;
  }

  /** Several overloads of one body. */
  methods(declarations: readonly string[], body: MemberBody<Self>): this {
    for (const declaration of declarations) this.method(declaration, body);
    return this;
  }

  /** `double PI`; without a setter it is read-only. */
  staticProperty(
    declaration: string,
    get: (context: NetContext) => Value,
    set?: (value: Value, context: NetContext) => void,
  ): this {
    const { type, name } = parseSignature(declaration, this.#arguments);
    this.#staticProperties.set(name.toLowerCase(), {
      name,
      type,
      get: (_, context) => get(context),
      set:
        set === undefined
          ? null
          : (_, given, context) => {
              set(given, context);
            },
    });
    return this;
  }

  /** `bool IsNullOrEmpty(string value)`. */
  staticMethod(declaration: string, body: StaticBody, inferred?: NetOverload['inferred']): this {
    const { name, overload } = overloadOf(declaration, this.#arguments, (_, args, context, types) =>
      body(args, context, types),
    );
    add(this.#staticMethods, name, inferred === undefined ? overload : { ...overload, inferred });
    return this;
  }

  /** Several static overloads of one body. */
  staticMethods(declarations: readonly string[], body: StaticBody): this {
    for (const declaration of declarations) this.staticMethod(declaration, body);
    return this;
  }

  /** `(char c, int count)`. */
  constructs(parameters: string, body: StaticBody): this {
    this.#constructors.push({
      parameters: parseSignature(`new${parameters}`, this.#arguments).parameters,
      returns: this.#fullName,
      invoke: (_, args, context) => body(args, context, []),
    });
    return this;
  }

  #addOfInterfaces(interfaces: readonly string[]): void {
    if (interfaces.includes('System.IConvertible'))
      for (const [key, method] of convertibleMethods())
        if (!this.#methods.has(key)) this.#methods.set(key, method);
    const own = this.#methods.get('tostring');
    const told = own === undefined ? [] : toldOfInterfaces(interfaces);
    if (own !== undefined && told.length > 0) this.#methods.set('tostring', { ...own, told });
  }

  build(): NetType {
    const { base = 'System.Object', interfaces = [], kind = 'class', defaultDisplay } = this.#options;
    this.#addOfInterfaces(interfaces);
    return new NetType({
      fullName: this.#fullName,
      base:
        kind === 'interface'
          ? null
          : kind === 'struct' && base === 'System.Object'
            ? 'System.ValueType'
            : base,
      interfaces: interfaces.map((name) => declaredType(name, this.#arguments)),
      kind,
      properties: this.#properties,
      methods: this.#methods,
      staticProperties: this.#staticProperties,
      staticMethods: this.#staticMethods,
      constructors: this.#constructors,
      enumeration: null,
      genericArguments: [...this.#arguments.values()],
      defaultDisplay: defaultDisplay ?? null,
    });
  }
}

/** An overload as it is declared; one of a generic method can be closed over its type arguments. */
function overloadOf(
  declaration: string,
  known: ReadonlyMap<string, string>,
  body: MemberBody<Value>,
): { name: string; overload: NetOverload } {
  const declared = parseSignature(declaration, known);
  const { name, typeParameters } = declared;
  const invokeWith =
    (types: readonly NetType[]): NetOverload['invoke'] =>
    (self, args, context) =>
      body(self, args, context, types);
  if (typeParameters.length === 0) {
    const { type, parameters } = declared;
    return { name, overload: { parameters, returns: type, invoke: answering(type, invokeWith([])) } };
  }
  const signatureOf = (names: readonly string[]) =>
    parseSignature(
      declaration,
      new Map([
        ...known,
        ...typeParameters.map((each, index) => [each, names[index] ?? each] satisfies [string, string]),
      ]),
    );
  const madeOf = (names: readonly string[], types: readonly NetType[]): NetOverload => {
    const { type, parameters } = signatureOf(names);
    return { parameters, returns: type, invoke: answering(type, invokeWith(types)) };
  };
  const told = new Set(declared.parameters.flatMap(({ type }) => type.split(/[^\w`.]+/)));
  const named = signatureOf(typeParameters);
  const objects = typeParameters.map(() => 'System.Object');
  return {
    name,
    overload: {
      ...madeOf(objects, []),
      typeParameters,
      declared: { parameters: named.parameters, returns: named.type },
      inferred: tellsTypes,
      needsTypes: !typeParameters.every((each) => told.has(each)),
      closed: (types) =>
        madeOf(
          types.map(({ fullName }) => fullName),
          types,
        ),
    },
  };
}

/** A method of no result gives nothing, whatever its body returns. */
function answering(type: string, body: NetOverload['invoke']): NetOverload['invoke'] {
  if (type !== 'System.Void') return body;
  return (self, args, context) => {
    body(self, args, context);
    return nothing;
  };
}

function add(methods: Map<string, NetMethod>, name: string, overload: NetOverload): void {
  const known = methods.get(name.toLowerCase());
  methods.set(
    name.toLowerCase(),
    known === undefined
      ? { name, overloads: [overload] }
      : { ...known, overloads: [...known.overloads, overload] },
  );
}

/** An enum with its names in order of their numbers. */
export function enumType(fullName: string, values: Readonly<Record<string, number>>, flags = false): NetType {
  return new NetType({
    ...emptyFacts(fullName, 'System.Enum'),
    kind: 'enum',
    enumeration: {
      values: new Map(Object.entries(values).map(([name, value]) => [name, BigInt(value)])),
      flags,
      underlying: 'System.Int32',
    },
  });
}

/** The facts of a class without members of its own. */
export function emptyFacts(fullName: string, base: string | null): NetType['facts'] {
  return {
    fullName,
    base,
    interfaces: [],
    kind: 'class',
    properties: new Map(),
    methods: new Map(),
    staticProperties: new Map(),
    staticMethods: new Map(),
    constructors: [],
    enumeration: null,
    genericArguments: [],
    defaultDisplay: null,
  };
}
