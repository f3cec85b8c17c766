import { NetEnumerable } from './netEnumerable.ts';
import { NetException, NetThrow } from './netException.ts';
import type { Value } from './value.ts';

/** A list that grows: ArrayList, List`1, Collection`1, Queue, Stack (bottom first) and so on by its type name. */
export class NetList extends NetEnumerable {
  readonly items: Value[];
  readonly typeName: string;
  /** Full name of the type of its elements. */
  readonly elementType: string;
  /** Grows with every change: an enumeration notices. */
  version = 0;

  constructor(items: Value[], typeName = 'System.Collections.ArrayList', elementType = 'System.Object') {
    super();
    this.items = items;
    this.typeName = typeName;
    this.elementType = elementType;
  }

  get count(): number {
    return this.items.length;
  }

  /** Called after every change. */
  changed(): void {
    this.version++;
  }

  *elements(): Iterable<Value> {
    const { version } = this;
    // A stack is enumerated from its top.
    const stack = this.typeName.startsWith('System.Collections.Stack') || this.typeName.includes('.Stack`1');
    for (let index = 0; index < this.items.length; index++) {
      const item = this.items[stack ? this.items.length - 1 - index : index];
      if (item !== undefined) yield item;
      if (this.version !== version) throw changedWhileEnumerated();
    }
  }
}

/** InvalidOperationException of a collection that was changed while it was run through. */
export function changedWhileEnumerated(): NetThrow {
  return new NetThrow(
    new NetException(
      'System.InvalidOperationException',
      'Collection was modified; enumeration operation may not execute.',
    ),
  );
}
