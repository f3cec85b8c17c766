import type { Value } from '../../values/value.ts';

/** Which objects of an input are taken: the first, the last, those at some places. */
export interface SelectWindow {
  /** Takes an object in; what is taken of the input so far comes out. */
  next(object: Value): readonly Value[];
  /** What comes out at the end. */
  end(): readonly Value[];
  /** Whether nothing more will come out, however the input goes on. */
  readonly isDone: boolean;
}

/** What -First, -Last, -Skip and -SkipLast say; undefined where they were not given. */
export interface WindowLimits {
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly skip: number;
  readonly skipLast: number;
}

/** The window of -First, -Last, -Skip and -SkipLast. */
export function limitWindow({ first, last, skip, skipLast }: WindowLimits): SelectWindow {
  const held: Value[] = [];
  let seen = 0;
  let given = 0;
  // Without -First, -Skip counts from the end where -Last does.
  const skipsAtEnd = last !== undefined && first === undefined ? skip : 0;
  const skipsAtStart = skipsAtEnd > 0 ? 0 : skip;
  return {
    next(object) {
      if (seen++ < skipsAtStart) return [];
      if (first !== undefined && given < first) {
        given++;
        return [object];
      }
      if (last !== undefined) {
        held.push(object);
        if (held.length > last + skipsAtEnd) held.shift();
        return [];
      }
      if (first !== undefined) return [];
      if (skipLast > 0) {
        held.push(object);
        const out = held.length > skipLast ? held.shift() : undefined;
        return out === undefined ? [] : [out];
      }
      return [object];
    },
    end: () =>
      last === undefined
        ? []
        : held.slice(0, Math.max(0, held.length - skipsAtEnd)).slice(-last || held.length),
    get isDone() {
      return first !== undefined && last === undefined && given >= first;
    },
  };
}

/** The window of -Index, or with `excluded` of -SkipIndex. */
export function indexWindow(indexes: ReadonlySet<number>, excluded: boolean): SelectWindow {
  const furthest = Math.max(...indexes, -1);
  let seen = 0;
  return {
    next: (object) => (indexes.has(seen++) === excluded ? [] : [object]),
    end: () => [],
    get isDone() {
      return !excluded && seen > furthest;
    },
  };
}
