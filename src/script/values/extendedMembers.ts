import { NetObject, type Value } from './value.ts';
import type { ScriptBlock } from './scriptBlock.ts';

/** A member that was added to an object: by Add-Member, Update-TypeData, or as a property of a custom object. */
export type ExtendedMember =
  | { readonly kind: 'note'; readonly name: string; value: Value }
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
  return extensions.get(object);
}

/** What was added to an object, to add more. */
export function extensionFor(object: NetObject): Extension {
  const known = extensions.get(object);
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

/** A value without the box around it. */
export function unboxed(value: Value): Value {
  return value instanceof Boxed ? value.base : value;
}
