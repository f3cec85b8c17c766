import { NetObject, type Value } from './value.ts';

/** An object that a pipeline and `foreach` take one by one: a list, a set, the keys of a dictionary, an enumerator. */
export abstract class NetEnumerable extends NetObject {
  /** Whether it is an enumerator of other items, not a collection of its own. */
  readonly isEnumerator: boolean = false;
  /** Its items from the first; throws InvalidOperationException where they change meanwhile and .NET notices. */
  abstract elements(): Iterable<Value>;
  /** How many there are; undefined where only running through them would tell. */
  abstract readonly count: number | undefined;
}
