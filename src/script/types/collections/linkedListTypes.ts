import { NetList } from '../../values/netList.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { argumentNull, instanceOf, items, netError } from '../arguments.ts';
import type { NetContext, NetType } from '../netType.ts';
import { sameValue } from '../objectType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { genericName } from '../assemblies.ts';
import { change } from './listMembers.ts';

const sequence = 'System.Collections.Generic.IEnumerable[T]';
const node = 'System.Collections.Generic.LinkedListNode[T]';
const nodeName = 'System.Collections.Generic.LinkedListNode`1';

/** A linked list: a list whose places have nodes. */
class LinkedList extends NetList {
  readonly nodes: LinkedNode[] = [];

  place(at: number, added: LinkedNode, context: NetContext): LinkedNode {
    if (added.list !== null)
      throw netError(
        'System.InvalidOperationException',
        'The LinkedList node already belongs to a LinkedList.',
      );
    change(this, context, 1, (all) => all.splice(at, 0, added.item));
    this.nodes.splice(at, 0, added);
    added.list = this;
    return added;
  }

  take(at: number, context: NetContext): void {
    if (this.nodes.length === 0)
      throw netError('System.InvalidOperationException', 'The LinkedList is empty.');
    change(this, context, 0, (all) => all.splice(at, 1));
    for (const taken of this.nodes.splice(at, 1)) taken.list = null;
  }

  indexOf(member: LinkedNode): number {
    const at = this.nodes.indexOf(member);
    if (at !== -1) return at;
    throw netError(
      'System.InvalidOperationException',
      'The LinkedList node does not belong to current LinkedList.',
    );
  }

  find(item: Value, fromEnd: boolean): LinkedNode | undefined {
    const matches = (each: LinkedNode) => sameValue(each.item, item);
    return fromEnd ? this.nodes.findLast(matches) : this.nodes.find(matches);
  }
}

/** A node of a linked list: its value, and the list while it is in one. */
class LinkedNode extends NetObject {
  readonly typeName: string;
  item: Value;
  list: LinkedList | null = null;

  constructor(item: Value, elementType: string) {
    super();
    this.item = item;
    this.typeName = genericName(nodeName, [elementType]);
  }

  beside(step: 1 | -1): LinkedNode | null {
    return this.list?.nodes[this.list.nodes.indexOf(this) + step] ?? null;
  }
}

const listOf = instanceOf(LinkedList, 'LinkedList');
const nodeOf = instanceOf(LinkedNode, 'LinkedListNode');

function givenNode(value: Value | undefined): LinkedNode {
  if (value instanceof LinkedNode) return value;
  throw argumentNull('node');
}

/** LinkedList of a type. */
export function linkedListType(fullName: string, [element = 'System.Object']: readonly string[]): NetType {
  const builder = new TypeBuilder(fullName, listOf, {
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable', sequence],
    typeArguments: [['T', element]],
  })
    .property('int Count', ({ count }) => count)
    .property(`${node} First`, ({ nodes }) => nodes[0] ?? null)
    .property(`${node} Last`, ({ nodes }) => nodes.at(-1) ?? null);
  const places: readonly (readonly [string, (list: LinkedList) => number])[] = [
    ['AddFirst', () => 0],
    ['AddLast', ({ count }) => count],
  ];
  for (const [name, at] of places) {
    builder
      .method(`${node} ${name}(T value)`, (list, [item = null], context) =>
        list.place(at(list), new LinkedNode(item, element), context),
      )
      .method(`void ${name}(${node} node)`, (list, [added], context) => {
        list.place(at(list), givenNode(added), context);
        return null;
      });
  }
  for (const [name, step] of [
    ['AddBefore', 0],
    ['AddAfter', 1],
  ] as const) {
    builder
      .method(`${node} ${name}(${node} node, T value)`, (list, [beside, item = null], context) =>
        list.place(list.indexOf(givenNode(beside)) + step, new LinkedNode(item, element), context),
      )
      .method(`void ${name}(${node} node, ${node} newNode)`, (list, [beside, added], context) => {
        list.place(list.indexOf(givenNode(beside)) + step, givenNode(added), context);
        return null;
      });
  }
  return builder
    .method(`${node} Find(T value)`, (list, [item = null]) => list.find(item, false) ?? null)
    .method(`${node} FindLast(T value)`, (list, [item = null]) => list.find(item, true) ?? null)
    .method('void RemoveFirst()', (list, _, context) => {
      list.take(0, context);
      return null;
    })
    .method('void RemoveLast()', (list, _, context) => {
      list.take(list.count - 1, context);
      return null;
    })
    .method('bool Remove(T value)', (list, [item = null], context) => {
      const found = list.find(item, false);
      if (found !== undefined) list.take(list.indexOf(found), context);
      return found !== undefined;
    })
    .method(`void Remove(${node} node)`, (list, [member], context) => {
      list.take(list.indexOf(givenNode(member)), context);
      return null;
    })
    .method('bool Contains(T value)', (list, [item = null]) => list.find(item, false) !== undefined)
    .method('void Clear()', (list, _, context) => {
      while (list.count > 0) list.take(list.count - 1, context);
      return null;
    })
    .constructs('()', () => new LinkedList([], fullName, element))
    .constructs(`(${sequence} collection)`, ([from = null], context) => {
      const list = new LinkedList([], fullName, element);
      for (const item of items(from)) list.place(list.count, new LinkedNode(item, element), context);
      return list;
    })
    .build();
}

/** The type of the nodes of linked lists of a type. */
export function linkedNodeType(fullName: string, [element = 'System.Object']: readonly string[]): NetType {
  return new TypeBuilder(fullName, nodeOf, { typeArguments: [['T', element]] })
    .property('System.Collections.Generic.LinkedList[T] List', ({ list }) => list)
    .property(`${node} Next`, (self) => self.beside(1))
    .property(`${node} Previous`, (self) => self.beside(-1))
    .property(
      'T Value',
      ({ item }) => item,
      (self, value) => {
        self.item = value;
        if (self.list !== null) self.list.items[self.list.nodes.indexOf(self)] = value;
      },
    )
    .constructs('(T value)', ([item = null]) => new LinkedNode(item, element))
    .build();
}
