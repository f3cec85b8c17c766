import { SyncError } from '../../domain/errors/syncError.ts';

/** Reads a value that another service sent; rejects with `malformedLinkMessage` what is not allowed, naming where. */
export type Read<T> = (value: unknown, where: string) => T;

function refuse(where: string, what: string): SyncError {
  return new SyncError('malformedLinkMessage', `${where} is no ${what}`, { source: 'SiteLink' });
}

/** A text of at most so many characters, of a form where one is given. */
export function text(longest: number, form?: RegExp): Read<string> {
  return (value, where) => {
    if (typeof value !== 'string' || value.length > longest || form?.test(value) === false)
      throw refuse(where, `text of at most ${longest} characters${form === undefined ? '' : ' of its form'}`);
    return value;
  };
}

/** A whole number within bounds. */
export function wholeNumber(low: number, high: number = Number.MAX_SAFE_INTEGER): Read<number> {
  return (value, where) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < low || value > high)
      throw refuse(where, `whole number from ${low} to ${high}`);
    return value;
  };
}

/** True or false. */
export const flag: Read<boolean> = (value, where) => {
  if (typeof value !== 'boolean') throw refuse(where, 'truth value');
  return value;
};

/** One of a few values. */
export function oneOf<const T extends string | number>(...allowed: readonly T[]): Read<T> {
  return (value, where) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw refuse(where, `one of ${allowed.join(', ')}`);
    return found;
  };
}

/** A value, or null. */
export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, where) => (value === null ? null : read(value, where));
}

/** A list of at most so many values. */
export function list<T>(read: Read<T>, longest: number): Read<readonly T[]> {
  return (value, where) => {
    if (!Array.isArray(value) || value.length > longest)
      throw refuse(where, `list of at most ${longest} entries`);
    return value.map((entry: unknown, index) => read(entry, `${where}[${index}]`));
  };
}

/** The members of an object; those that nobody reads are ignored. */
export class Members {
  readonly #members: ReadonlyMap<string, unknown>;
  readonly #where: string;

  constructor(value: unknown, where: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(where, 'object');
    this.#members = new Map(Object.entries(value));
    this.#where = where;
  }

  has(name: string): boolean {
    return this.#members.get(name) !== undefined;
  }

  read<T>(name: string, read: Read<T>): T {
    return read(this.#members.get(name), `${this.#where}.${name}`);
  }
}
