import { NetObject, type Value } from './value.ts';
import type { ScriptBlock } from './scriptBlock.ts';

/** A member that was added to an object: by Add-Member, Update-TypeData, or as a property of a custom object. */
export type ExtendedMember =
  | {
      readonly kind: 'note';
      readonly name: string;
      value: Value;
      /** Whether its value was computed by a script block: PowerShell has a PSObject around such. */
      readonly isComputed?: true;
    }
  | {
      readonly kind: 'alias';
      readonly name: string;
      readonly referenced: string;
      /** Full name of the type that the value is converted to; absent where it stays as it is. */
      readonly type?: string;
    }
  | {
      readonly kind: 'script';
      readonly name: string;
      readonly getter: ScriptBlock | null;
      readonly setter: ScriptBlock | null;
    }
  | { readonly kind: 'method'; readonly name: string; readonly script: ScriptBlock }
  | { readonly kind: 'set'; readonly name: string; readonly properties: readonly string[] }
  | {
      readonly kind: 'memberSet';
      readonly name: string;
      /** By lower-case name, in order. */
      readonly members: ReadonlyMap<string, ExtendedMember>;
    };

/** What was added to an object that is not a custom object. */
export interface Extension {
  /** By lower-case name, in order. */
  readonly members: Map<string, ExtendedMember>;
  /** Type names put before those of its type, the most special first. */
  typeNames: string[];
  /** Whether those are all: what was read from a text says nothing of the type it is here. */
  isOnlyNamed?: boolean;
}

const extensions = new WeakMap<NetObject, Extension>();

/** What was added to an object; undefined where nothing was. */
export function extensionOf(object: NetObject): Extension | undefined {
  return object instanceof Noted ? object.extension : extensions.get(object);
}

/** What is noted of a value, in order. */
type Notes = readonly (readonly [name: string, value: Value])[];

function putNotes(members: Map<string, ExtendedMember>, notes: Notes): Map<string, ExtendedMember> {
  for (const [name, value] of notes) members.set(name.toLowerCase(), { kind: 'note', name, value });
  return members;
}

/** Adds notes to an object, or replaces its members of these names. */
export function addNotes(object: NetObject, notes: Notes): void {
  putNotes(extensionFor(object).members, notes);
}

/** Names of the properties that were added to an object. */
export function addedProperties(object: NetObject): string[] {
  return [...(extensionOf(object)?.members.values() ?? [])].flatMap(({ kind, name }) =>
    kind === 'method' || kind === 'set' || kind === 'memberSet' ? [] : [name],
  );
}

/** What was added to an object, to add more. */
export function extensionFor(object: NetObject): Extension {
  const known = extensionOf(object);
  if (known !== undefined) return known;
  const made: Extension = { members: new Map(), typeNames: [] };
  extensions.set(object, made);
  return made;
}

/**
 * A text, number, or another value without an identity of its own to which members were added: it is what PSObject is around a String. Everywhere
 * but for its members it counts as its `base`.
 */
export class Boxed extends NetObject {
  readonly base: boolean | number | bigint | string | NetObject;
  readonly typeName: string;
  /** Its text where it is shown, which is not that of its base; null for none. */
  readonly told: string | null;

  constructor(
    base: boolean | number | bigint | string | NetObject,
    typeName: string,
    told: string | null = null,
  ) {
    super();
    this.told = told;
    this.base = base;
    this.typeName = typeName;
  }
}

/** Notes that many values have in common but for the place of each: the lines of one file. */
export interface SharedNotes {
  /** In lower case. */
  readonly names: ReadonlySet<string>;
  /** What is noted of the value of a place, in order. */
  notesOf(place: number): Notes;
}

/** A value that a cmdlet read somewhere, with notes of where that was. They are made when they are asked for, which of most values they never are. */
export class Noted extends Boxed {
  readonly #notes: SharedNotes;
  readonly #place: number;
  #extension: NotedExtension | null = null;

  constructor(
    base: boolean | number | bigint | string | NetObject,
    typeName: string,
    notes: SharedNotes,
    place: number,
  ) {
    super(base, typeName);
    this.#notes = notes;
    this.#place = place;
  }

  /** Whether there may be a member of a lower-case name beside those of the type. */
  mayHave(name: string): boolean {
    return (this.#extension?.made ?? this.#notes.names).has(name);
  }

  get extension(): Extension {
    return (this.#extension ??= new NotedExtension(this.#notes, this.#place));
  }
}

class NotedExtension implements Extension {
  typeNames: string[] = [];
  made: Map<string, ExtendedMember> | null = null;
  readonly #notes: SharedNotes;
  readonly #place: number;

  constructor(notes: SharedNotes, place: number) {
    this.#notes = notes;
    this.#place = place;
  }

  get members(): Map<string, ExtendedMember> {
    return (this.made ??= putNotes(new Map(), this.#notes.notesOf(this.#place)));
  }
}

/** A value without the box around it. */
export function unboxed(value: Value): Value {
  return value instanceof Boxed ? value.base : value;
}

/** A value without its notes where none of them has a lower-case name: they need not be made. */
export function withoutOtherNotes(value: Value, name: string): Value {
  return value instanceof Noted && !value.mayHave(name) ? value.base : value;
}
