import { compareNatural } from '../../text/naturalOrder.ts';
import { NetArray } from '../../values/netArray.ts';
import { Reference } from '../../values/reference.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { instanceOf, items, netError } from '../arguments.ts';
import { valueTuple } from '../helperTypes.ts';
import type { NetContext, NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

interface Entry {
  readonly element: Value;
  readonly priority: Value;
}

/** How many children a node of .NET's heap has: which of equal priorities comes first depends on it. */
const arity = 4;

/** A heap of elements by their priorities, the lowest first. */
class PriorityQueue extends NetObject {
  readonly typeName: string;
  readonly entries: Entry[] = [];

  constructor(typeName: string) {
    super();
    this.typeName = typeName;
  }

  enqueue(entry: Entry, context: NetContext): void {
    context.allow('items', this.entries.length + 1);
    let at = this.entries.length;
    while (at > 0) {
      const above = Math.floor((at - 1) / arity);
      const parent = this.entries[above];
      if (parent === undefined || compareNatural(entry.priority, parent.priority, context) >= 0) break;
      this.entries[at] = parent;
      at = above;
    }
    this.entries[at] = entry;
  }

  dequeue(context: NetContext): Entry | undefined {
    const first = this.entries[0];
    const last = this.entries.pop();
    if (last !== undefined && this.entries.length > 0) this.#sink(last, context);
    return first;
  }

  /** Takes the first entry out and puts another in. */
  replaceFirst(entry: Entry, context: NetContext): Value {
    const first = present(this.dequeue(context));
    this.enqueue(entry, context);
    return first.element;
  }

  /** Puts an entry at the root, and lower while a child has a lower priority. */
  #sink(entry: Entry, context: NetContext): void {
    let at = 0;
    for (;;) {
      const children = this.entries.slice(at * arity + 1, at * arity + 1 + arity);
      const least = leastOf(children, context);
      const child = children[least];
      if (child === undefined || compareNatural(entry.priority, child.priority, context) <= 0) break;
      this.entries[at] = child;
      at = at * arity + 1 + least;
    }
    this.entries[at] = entry;
  }
}

function leastOf(entries: readonly Entry[], context: NetContext): number {
  let least = 0;
  for (const [index, { priority }] of entries.entries()) {
    const known = entries[least];
    if (known !== undefined && compareNatural(priority, known.priority, context) < 0) least = index;
  }
  return least;
}

function present(entry: Entry | undefined): Entry {
  if (entry !== undefined) return entry;
  throw netError('System.InvalidOperationException', 'Queue empty.');
}

function store(entry: Entry | undefined, element: Value | undefined, priority: Value | undefined): boolean {
  if (element instanceof Reference) element.value = entry?.element ?? null;
  if (priority instanceof Reference) priority.value = entry?.priority ?? null;
  return entry !== undefined;
}

const queueOf = instanceOf(PriorityQueue, 'PriorityQueue');

/** PriorityQueue of types of elements and priorities. */
export function priorityQueueType(
  fullName: string,
  [element = 'System.Object', priority = 'System.Object']: readonly string[],
): NetType {
  const pair = `System.ValueTuple\`2[[${element}],[${priority}]]`;
  return new TypeBuilder(fullName, queueOf, {
    typeArguments: [
      ['TElement', element],
      ['TPriority', priority],
    ],
  })
    .property('int Count', ({ entries }) => entries.length)
    .property(
      'System.Object UnorderedItems',
      ({ entries }) =>
        new NetArray(
          entries.map((each) => valueTuple([element, priority], [each.element, each.priority])),
          pair,
        ),
    )
    .method('void Clear()', ({ entries }) => {
      entries.splice(0);
      return null;
    })
    .method('TElement Dequeue()', (queue, _, context) => present(queue.dequeue(context)).element)
    .method(
      'TElement DequeueEnqueue(TElement element, TPriority priority)',
      (queue, [added = null, rank = null], context) =>
        queue.replaceFirst({ element: added, priority: rank }, context),
    )
    .method(
      'void Enqueue(TElement element, TPriority priority)',
      (queue, [added = null, rank = null], context) => {
        queue.enqueue({ element: added, priority: rank }, context);
        return null;
      },
    )
    .method(
      'TElement EnqueueDequeue(TElement element, TPriority priority)',
      (queue, [added = null, rank = null], context) => {
        const least = queue.entries[0];
        if (least === undefined || compareNatural(rank, least.priority, context) <= 0) return added;
        return queue.replaceFirst({ element: added, priority: rank }, context);
      },
    )
    .method(
      'void EnqueueRange(System.Collections.Generic.IEnumerable[TElement] elements, TPriority priority)',
      (queue, [added = null, rank = null], context) => {
        for (const each of items(added)) queue.enqueue({ element: each, priority: rank }, context);
        return null;
      },
    )
    .method('TElement Peek()', ({ entries }) => present(entries[0]).element)
    .method('bool TryDequeue(ref TElement element, ref TPriority priority)', (queue, [into, rank], context) =>
      store(queue.dequeue(context), into, rank),
    )
    .method('bool TryPeek(ref TElement element, ref TPriority priority)', ({ entries }, [into, rank]) =>
      store(entries[0], into, rank),
    )
    .constructs('()', () => new PriorityQueue(fullName))
    .constructs('(int initialCapacity)', () => new PriorityQueue(fullName))
    .build();
}
