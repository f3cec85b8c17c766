import type { Clock } from '../../base/clock.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';
import type { Dictionary } from '../values/dictionary.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import { NetObject, type Value } from '../values/value.ts';
import type { NetFiles } from './files/netFiles.ts';
import type { TypeData } from './typeData.ts';

/** How a script block is run for a member of .NET. */
export interface InvokeOptions {
  /** `$_`. */
  readonly underscore?: Value;
  /** `$this`. */
  readonly self?: Value;
  /** Functions and variables that it finds around it. */
  readonly surroundings?: Surroundings;
  /** In the scope of the caller. */
  readonly inCaller?: boolean;
  /** Whether the error of a statement ends the block, as within a `try`. */
  readonly propagates?: boolean;
  /** Whether the errors that it writes are not shown. */
  readonly silent?: boolean;
}

/** What a block finds around it, by name. */
export interface Surroundings {
  readonly functions: ReadonlyMap<string, ScriptBlock>;
  readonly variables: ReadonlyMap<string, Value>;
}

/** What the members of .NET types may use of the session they are called in. Everything from outside comes through it. */
export interface NetContext {
  readonly types: TypeResolver;
  /** None for a session that may reach no files. */
  readonly files?: NetFiles;
  /** Current folder, absolute; the root where a session has none. */
  readonly location?: string;
  /** Members that Update-TypeData added to types. */
  readonly typeData: TypeData;
  /** Name of the current culture, as `en-US`. */
  readonly culture: string;
  /** IANA name of the local time zone. */
  readonly timeZone: string;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** The session's own copy of the environment; names are case-sensitive as on Linux. */
  readonly environment: Map<string, string>;
  /** Throws once the script is to stop: canceled, or a limit of time or memory is reached. Called within everything that can take long. */
  checkpoint(): void;
  /** Throws `limit` errors before so many characters or items would be made. */
  allow(what: 'characters' | 'items', count: number): void;
  /** Runs a script block in a scope of its own, or in that of the caller; its output, one level enumerated. */
  invoke(block: ScriptBlock, args: readonly Value[], bound?: InvokeOptions): Value[];
  /** A value as a text as `"$x"` has it: invariant culture, `$OFS` between the items of a collection. */
  text(value: Value): string;
  /** What stands between the items of a collection as a text: `$OFS`, a blank where it is not set. */
  separator(): string;
  /** Makes script blocks. */
  readonly scriptBlocks: {
    /** Parses a script; throws ParseException. */
    create(script: string): ScriptBlock;
    /** The tree of a script, whatever is wrong with it. */
    parse(script: string, file: string | null): ParsedScript;
    /** A block that keeps the variables of the scope that runs. */
    closure(block: ScriptBlock): ScriptBlock;
    /** The one pipeline that a block is, to be run step by step. */
    steppable(block: ScriptBlock): Value;
  };
  /** Sets `$Matches` of the scope that runs. */
  setMatches(matches: Dictionary): void;
}

/** Finds types. */
export interface TypeResolver {
  /** By full name, or as written between brackets: an accelerator, a name below `System.`, with type arguments and `[]`. Undefined for an unknown one. */
  find(name: string): NetType | undefined;
  /** The type of a value; null has none and is answered with System.Object. */
  of(value: Value): NetType;
}

/** One property of a type. */
export interface NetProperty {
  /** Not listed with the others: `hidden` in a class of a script. */
  readonly hidden?: boolean;
  readonly name: string;
  /** Full name of its type. */
  readonly type: string;
  readonly get: ((self: Value, context: NetContext) => Value) | null;
  readonly set: ((self: Value, value: Value, context: NetContext) => void) | null;
  /** What kind of property it is where PowerShell, not .NET, gives it to the type. */
  readonly added?: 'AliasProperty' | 'CodeProperty' | 'ScriptProperty';
  /** Where such a one comes from: the member that it is an alias of, the code that it runs. */
  readonly source?: string;
  /** Attributes that a class of a script declares it with. */
  readonly attributes?: () => readonly Value[];
}

/** One parameter of a method. */
export interface NetParameter {
  readonly name: string;
  /** Full name of its type. */
  readonly type: string;
  /** Takes the rest of the arguments as an array (`params`). */
  readonly rest: boolean;
  /** Used when it is not given; undefined where it must be. */
  readonly fallback: Value | undefined;
}

/** One overload of a method, or a constructor. Arguments have been converted to the types of the parameters. */
export interface NetOverload {
  readonly parameters: readonly NetParameter[];
  /** The interface that it is of alone, as it is listed: `IConvertible`. */
  readonly of?: string;
  /** Not listed with the others: `hidden` in a class of a script. */
  readonly hidden?: boolean;
  /** Full name of what it returns; `System.Void` for nothing. */
  readonly returns: string;
  readonly invoke: (self: Value, args: readonly Value[], context: NetContext) => Value;
  /** Of a generic method: what it takes and returns by the names of its type parameters. */
  readonly declared?: Pick<NetOverload, 'parameters' | 'returns'>;
  /** Of a generic method: the names of its type parameters. */
  readonly typeParameters?: readonly string[];
  /** Of a generic method whose type arguments no argument tells: it cannot be called without them. */
  readonly needsTypes?: boolean;
  /** Of a generic method: whether its arguments, with the types they are cast to in the call, tell its type arguments. */
  readonly inferred?: (args: readonly Value[], casts: readonly (string | null)[]) => boolean;
  /** The overload for type arguments. */
  readonly closed?: (types: readonly NetType[]) => NetOverload;
}

/** A method with its overloads, in the order in which .NET lists them. */
export interface NetMethod {
  readonly name: string;
  readonly overloads: readonly NetOverload[];
  /** Overloads of interfaces, which do what its own do, as they are listed with it. */
  readonly told?: readonly string[];
}

/** Names and numbers of an enum, in order of declaration, and the full name of the type of its numbers. */
export interface Enumeration {
  readonly values: ReadonlyMap<string, bigint>;
  readonly flags: boolean;
  readonly underlying: string;
}

/** What a type is. Members are found by lower-case name; those of the base type are looked up there. */
export interface NetTypeFacts {
  readonly fullName: string;
  /** Full name of the base type; null for System.Object and interfaces. */
  readonly base: string | null;
  readonly interfaces: readonly string[];
  readonly kind: 'class' | 'struct' | 'enum' | 'interface';
  readonly properties: ReadonlyMap<string, NetProperty>;
  readonly methods: ReadonlyMap<string, NetMethod>;
  readonly staticProperties: ReadonlyMap<string, NetProperty>;
  readonly staticMethods: ReadonlyMap<string, NetMethod>;
  readonly constructors: readonly NetOverload[];
  /** What an enum is; null for another type. */
  readonly enumeration: Enumeration | null;
  /** Of a generic type with its arguments: their full names. */
  readonly genericArguments: readonly string[];
  /** Properties shown by default, where the type has a view of its own (DefaultDisplayPropertySet). */
  readonly defaultDisplay: readonly string[] | null;
}

/** A .NET type as a value (`[int]`). */
export class NetType extends NetObject {
  readonly typeName = 'System.RuntimeType';

  readonly facts: NetTypeFacts;

  constructor(facts: NetTypeFacts) {
    super();
    this.facts = facts;
  }

  get fullName(): string {
    return this.facts.fullName;
  }

  /** Whether it is a struct or an enum: null is no value of it. */
  get isValueType(): boolean {
    const { kind } = this.facts;
    return kind === 'struct' || kind === 'enum';
  }

  /** Without namespace. */
  get name(): string {
    const { fullName } = this.facts;
    const outer = fullName.split('[[')[0] ?? fullName;
    return outer.slice(Math.max(outer.lastIndexOf('.'), outer.lastIndexOf('+')) + 1);
  }
}
