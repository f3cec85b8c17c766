import type { ExtendedMember } from '../values/extendedMembers.ts';
import type { Value } from '../values/value.ts';

/** What Update-TypeData added to a type by its name. */
export interface TypeDataEntry {
  /** Full name of the type. */
  readonly typeName: string;
  /** By lower-case name, in order. */
  readonly members: Map<string, ExtendedMember>;
  /** What Format-Wide shows. */
  defaultProperty: string | null;
  defaultDisplay: readonly string[] | null;
  defaultKey: readonly string[] | null;
  /** Depth, type adapter and the like, as given; by name. */
  readonly settings: Map<string, Value>;
}

/** Members that a session added to types. */
export class TypeData {
  readonly #entries = new Map<string, TypeDataEntry>();

  /** What was added to a type; undefined where nothing was. */
  find(typeName: string): TypeDataEntry | undefined {
    return this.#entries.size === 0 ? undefined : this.#entries.get(typeName.toLowerCase());
  }

  /** What was added to a type, to add more. */
  entry(typeName: string): TypeDataEntry {
    const key = typeName.toLowerCase();
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const made: TypeDataEntry = {
      typeName,
      members: new Map(),
      defaultProperty: null,
      defaultDisplay: null,
      defaultKey: null,
      settings: new Map(),
    };
    this.#entries.set(key, made);
    return made;
  }

  /** Takes back all that was added to a type; false where nothing was. */
  remove(typeName: string): boolean {
    return this.#entries.delete(typeName.toLowerCase());
  }

  /** What was added to types, in order. */
  get entries(): readonly TypeDataEntry[] {
    return [...this.#entries.values()];
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }
}
