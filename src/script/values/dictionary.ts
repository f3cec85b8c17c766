import { hashOrder } from './hashOrder.ts';
import { Char, Decimal, Double, Integer, Single } from './number.ts';
import { SlotOrder } from './slotOrder.ts';
import { OwnKeys } from './ownKeys.ts';
import { ScriptObject } from './scriptObject.ts';
import { NetObject, type Value } from './value.ts';

/** How the texts among the keys of a dictionary are compared. */
export type KeyComparison = 'ignoreCase' | 'ordinal';

interface Entry {
  readonly key: Value;
  value: Value;
}

/** Kinds of dictionaries that give the place of a removed entry to the next one. */
const reusing = /^System\.Collections\.Generic\.(?:Dictionary`2|HashSet`1)/;

/**
 * A dictionary: Hashtable, OrderedDictionary, Dictionary`2, SortedList and so on by its type name. Keys of different types differ (1, 1L and '1').
 * A Hashtable gives its entries in the order of their hash codes where those can be known, every other kind in that of insertion.
 */
export class Dictionary extends NetObject {
  readonly #entries = new Map<unknown, Entry>();
  /** Null where no key says itself what it is equal to. */
  #own: OwnKeys | null = null;
  /** The entries by their hash codes; null where it is not known yet. */
  #byHash: readonly Entry[] | null = null;
  /** Where its entries stand since one was removed; null where they stand as they were added. */
  #slots: SlotOrder<Entry> | null = null;
  /** For how many entries a Hashtable was made. */
  capacity = 0;
  /** Grows with every key that is added or removed: an enumeration notices that it is no longer of these keys. */
  version = 0;

  readonly typeName: string;
  readonly comparison: KeyComparison;

  constructor(typeName = 'System.Collections.Hashtable', comparison: KeyComparison = 'ignoreCase') {
    super();
    this.typeName = typeName;
    this.comparison = comparison;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: Value): boolean {
    return this.#entries.has(this.#identity(key));
  }

  /** The value of a key; undefined where there is none. */
  get(key: Value): Value | undefined {
    return this.#entries.get(this.#identity(key))?.value;
  }

  /** Adds a key or replaces its value. The key as first given stays. */
  set(key: Value, value: Value): void {
    const identity = this.#identity(key);
    const known = this.#entries.get(identity);
    if (known === undefined) {
      this.version++;
      this.#byHash = null;
      const entry: Entry = { key, value };
      this.#entries.set(identity, entry);
      this.#slots?.add(entry);
      if (key instanceof ScriptObject && key.equality !== null)
        (this.#own ??= new OwnKeys()).add(key, key.equality);
      return;
    }
    known.value = value;
    // Those without type arguments notice every change.
    if (!this.typeName.includes('`')) this.version++;
  }

  /** Whether there was such a key. */
  delete(key: Value): boolean {
    const identity = this.#identity(key);
    if (reusing.test(this.typeName)) this.#freeSlot(this.#entries.get(identity));
    const removed = this.#entries.delete(identity);
    if (removed) {
      this.#own?.remove(identity);
      this.version++;
      this.#byHash = null;
    }
    return removed;
  }

  clear(): void {
    this.version++;
    this.#byHash = null;
    this.#entries.clear();
    this.#slots = null;
    this.#own = null;
  }

  /** In order. */
  entries(): IterableIterator<{ readonly key: Value; readonly value: Value }> {
    return this.#ordered().values();
  }

  keys(): Value[] {
    return Array.from(this.#ordered().values(), ({ key }) => key);
  }

  values(): Value[] {
    return Array.from(this.#ordered().values(), ({ value }) => value);
  }

  #freeSlot(entry: Entry | undefined): void {
    if (entry !== undefined) (this.#slots ??= new SlotOrder(this.#entries.values())).remove(entry);
  }

  #ordered(): { values(): IterableIterator<Entry> } {
    if (this.#slots !== null) return this.#slots;
    const [first] = this.#entries.values();
    // The hash codes of texts are others in every process.
    if (
      this.typeName !== 'System.Collections.Hashtable' ||
      first === undefined ||
      typeof first.key === 'string'
    )
      return this.#entries;
    this.#byHash ??= hashOrder(this.#entries.values(), this.capacity) ?? [...this.#entries.values()];
    return this.#byHash;
  }

  /** What makes two keys one. */
  #identity(key: Value): unknown {
    if (typeof key === 'string') return `s${this.comparison === 'ignoreCase' ? key.toLowerCase() : key}`;
    if (key instanceof Double || key instanceof Single) return `${key.typeName} ${key.value}`;
    if (key instanceof Integer) return `${key.typeName} ${key.value}`;
    if (key instanceof Char) return `${key.typeName} ${key.code}`;
    if (key instanceof Decimal) return `${key.typeName} ${key.mantissa}e${key.scale}`;
    if (key instanceof ScriptObject && key.equality !== null)
      return this.#own?.known(key, key.equality) ?? key;
    if (key instanceof NetObject) return keyOf(key);
    return key;
  }
}

/** An object that is a key by what it says, not by being the same one: a Guid, a date, a version, a value of an enum. */
export interface KeyObject {
  /** The same for equal objects. */
  readonly dictionaryKey: string;
}

function keyOf(object: NetObject): unknown {
  return 'dictionaryKey' in object && typeof object.dictionaryKey === 'string'
    ? `${object.typeName} ${object.dictionaryKey}`
    : object;
}
