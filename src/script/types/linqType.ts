import { compareNatural } from '../text/naturalOrder.ts';
import { Enumerator } from '../values/enumerator.ts';
import { NetArray } from '../values/netArray.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import { NetList } from '../values/netList.ts';
import { Double, Single } from '../values/number.ts';
import { isNull, type Value } from '../values/value.ts';
import { indexOutOfRange, instanceOf, int, items, outOfRange } from './arguments.ts';
import { invokeOne, returnedType } from './invokeOne.ts';
import { genericName } from './assemblies.ts';
import { isAssignable } from './lookup.ts';
import type { NetContext, NetType } from './netType.ts';
import { sameValue } from './objectType.ts';
import { holds } from './predicate.ts';
import { tellsItems } from './tellsTypes.ts';
import { TypeBuilder, type StaticBody } from './typeBuilder.ts';

const source = 'System.Collections.IEnumerable source';
const predicate = 'System.Delegate predicate';
const selector = 'System.Delegate selector';
const found = 'System.Collections.IEnumerable';

const invalid = (message: string) =>
  new NetThrow(new NetException('System.InvalidOperationException', message));

const elementType = (value: Value | undefined): string =>
  value instanceof NetArray || value instanceof NetList || value instanceof QueryResult
    ? value.elementType
    : 'System.Object';

/** What a query gives: items to be run through, of the type of what it was asked of. */
class QueryResult extends NetEnumerable {
  readonly typeName: string;
  readonly elementType: string;
  readonly #items: readonly Value[];

  constructor(items: readonly Value[], elementType: string) {
    super();
    this.#items = items;
    this.elementType = elementType;
    this.typeName = genericName('System.Linq.Enumerable+Iterator`1', [elementType]);
  }

  get count(): number {
    return this.#items.length;
  }

  elements(): Iterable<Value> {
    return this.#items;
  }
}

const listOf = (made: Iterable<Value>, like?: Value, element = elementType(like)): QueryResult =>
  new QueryResult([...made], element);

/** The type of what a query gives. */
export function queryResultType(fullName: string, [element = 'System.Object']: readonly string[]): NetType {
  return new TypeBuilder(fullName, instanceOf(QueryResult, 'a query'), {
    interfaces: [
      'System.Collections.IEnumerable',
      genericName('System.Collections.Generic.IEnumerable`1', [element]),
    ],
  })
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (self) => new Enumerator('System.ArrayEnumerator', () => self.elements()),
    )
    .build();
}

const isOfType = (item: Value, type: NetType, context: NetContext) =>
  !isNull(item) && isAssignable(context.types.of(item), type, context.types);

/** An item as an object of a type: it is one already, nothing is converted. */
function castTo(item: Value, type: NetType | undefined, context: NetContext): Value {
  if (type === undefined || isNull(item) || isOfType(item, type, context)) return item;
  throw new NetThrow(
    new NetException(
      'System.InvalidCastException',
      `Unable to cast object of type '${context.types.of(item).fullName}' to type '${type.fullName}'.`,
    ),
  );
}

const distinct = (values: readonly Value[]): Value[] => {
  const seen: Value[] = [];
  for (const value of values) if (!seen.some((other) => sameValue(other, value))) seen.push(value);
  return seen;
};
const within = (values: readonly Value[], value: Value) => values.some((other) => sameValue(other, value));

/** The sum of numbers of one type; whole ones are checked. */
function sum(values: readonly Value[]): Value {
  const [first = 0] = values;
  if (typeof first === 'number') {
    const total = values.reduce<number>((all, value) => all + int(value), 0);
    if (Math.abs(total) > 2147483647)
      throw new NetThrow(
        new NetException('System.OverflowException', 'Arithmetic operation resulted in an overflow.'),
      );
    return total;
  }
  if (typeof first === 'bigint')
    return values.reduce<bigint>((all, value) => all + (typeof value === 'bigint' ? value : 0n), 0n);
  return new Double(values.reduce<number>((all, value) => all + floating(value), 0));
}

function floating(value: Value): number {
  if (value instanceof Double || value instanceof Single) return value.value;
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : Number.NaN;
}

function extreme(values: readonly Value[], sign: 1 | -1, context: NetContext): Value {
  const [first, ...more] = values;
  if (first === undefined) throw invalid('Sequence contains no elements');
  return more.reduce(
    (best, value) => (Math.sign(compareNatural(value, best, context)) === sign ? value : best),
    first,
  );
}

function ordered([from = null, key]: readonly Value[], sign: 1 | -1, context: NetContext): QueryResult {
  const keyed = items(from).map((item): { item: Value; key: Value } => ({
    item,
    key: invokeOne(key, [item], context),
  }));
  keyed.sort((left, right) => sign * compareNatural(left.key, right.key, context));
  return listOf(
    keyed.map(({ item }) => item),
    from,
  );
}

/** The one item at the start or the end; what stands for none where that is allowed. */
function at(values: readonly Value[], index: 0 | -1, otherwise: Value | undefined): Value {
  const value = values.at(index);
  if (value !== undefined) return value;
  if (otherwise === undefined) throw invalid('Sequence contains no elements');
  return otherwise;
}

const filtered = ([from = null, test]: readonly Value[], context: NetContext): readonly Value[] =>
  test === undefined ? items(from) : items(from).filter((item) => holds(test, item, context));

/** System.Linq.Enumerable: queries of collections. */
export function linqType(): NetType {
  const type = new TypeBuilder('System.Linq.Enumerable', (value) => value);
  const query = (declaration: string, body: StaticBody) =>
    /\[T|(?:Range|Repeat)\(/.test(declaration)
      ? type.staticMethod(declaration, body)
      : type.staticMethod(declaration, body, tellsItems);
  const both = (name: string, returns: string, body: (values: readonly Value[], from: Value) => Value) => {
    query(`${returns} ${name}(${source})`, ([from = null]) => body(items(from), from));
    query(`${returns} ${name}(${source}, ${predicate})`, (args, context) =>
      body(filtered(args, context), args[0] ?? null),
    );
  };
  both('Count', 'int', (values) => values.length);
  both('First', 'System.Object', (values) => at(values, 0, undefined));
  both('FirstOrDefault', 'System.Object', (values) => at(values, 0, null));
  both('Last', 'System.Object', (values) => at(values, -1, undefined));
  both('LastOrDefault', 'System.Object', (values) => at(values, -1, null));
  both('Any', 'bool', (values) => values.length > 0);
  both('Single', 'System.Object', (values) => {
    if (values.length > 1) throw invalid('Sequence contains more than one element');
    return at(values, 0, undefined);
  });
  query(`bool All(${source}, ${predicate})`, (args, context) =>
    items(args[0] ?? null).every((item) => holds(args[1], item, context)),
  );
  query(`${found} Where(${source}, ${predicate})`, (args, context) =>
    listOf(filtered(args, context), args[0]),
  );
  query(`${found} Select(${source}, ${selector})`, ([from = null, by], context) =>
    listOf(
      items(from).map((item) => invokeOne(by, [item], context)),
      undefined,
      returnedType(by, context)?.fullName,
    ),
  );
  query(`${found} SelectMany(${source}, ${selector})`, ([from = null, by], context) =>
    listOf(items(from).flatMap((item) => [...items(invokeOne(by, [item], context))])),
  );
  for (const [name, sign] of [
    ['OrderBy', 1],
    ['OrderByDescending', -1],
  ] as const)
    query(`${found} ${name}(${source}, System.Delegate keySelector)`, (args, context) =>
      ordered(args, sign, context),
    );
  query(`System.Object Sum(${source})`, ([from = null]) => sum(items(from)));
  query(`System.Object Sum(${source}, ${selector})`, ([from = null, by], context) =>
    sum(items(from).map((item) => invokeOne(by, [item], context))),
  );
  query(`double Average(${source})`, ([from = null]) => {
    const values = items(from);
    if (values.length === 0) throw invalid('Sequence contains no elements');
    return new Double(values.reduce<number>((all, value) => all + floating(value), 0) / values.length);
  });
  query(`System.Object Max(${source})`, ([from = null], context) => extreme(items(from), 1, context));
  query(`System.Object Min(${source})`, ([from = null], context) => extreme(items(from), -1, context));
  query(`${found} Distinct(${source})`, ([from = null]) => listOf(distinct(items(from)), from));
  query(`${found} Reverse(${source})`, ([from = null]) => listOf(items(from).toReversed(), from));
  query(`${found} Skip(${source}, int count)`, ([from = null, count]) =>
    listOf(items(from).slice(Math.max(int(count), 0)), from),
  );
  query(`${found} Take(${source}, int count)`, ([from = null, count]) =>
    listOf(items(from).slice(0, Math.max(int(count), 0)), from),
  );
  query(`bool Contains(${source}, System.Object value)`, ([from = null, value = null]) =>
    within(items(from), value),
  );
  query(`System.Object ElementAt(${source}, int index)`, ([from = null, index]) => {
    const value = items(from)[int(index)];
    if (value === undefined) throw indexOutOfRange();
    return value;
  });
  const second = `System.Collections.IEnumerable second`;
  const first = `System.Collections.IEnumerable first`;
  const pair = (name: string, body: (left: readonly Value[], right: readonly Value[]) => Iterable<Value>) =>
    query(`${found} ${name}(${first}, ${second})`, ([left = null, right = null]) =>
      listOf(body(items(left), items(right)), left),
    );
  pair('Concat', (left, right) => [...left, ...right]);
  pair('Union', (left, right) => distinct([...left, ...right]));
  pair('Intersect', (left, right) => distinct(left.filter((item) => within(right, item))));
  pair('Except', (left, right) => distinct(left.filter((item) => !within(right, item))));
  query(`bool SequenceEqual(${first}, ${second})`, ([left = null, right = null]) => {
    const [one, other] = [items(left), items(right)];
    return one.length === other.length && one.every((item, index) => sameValue(item, other[index] ?? null));
  });
  query(
    `System.Object[] ToArray(${source})`,
    ([from = null]) => new NetArray([...items(from)], elementType(from)),
  );
  query(`System.Collections.Generic.List[System.Object] ToList(${source})`, ([from = null]) => {
    const element = elementType(from);
    return new NetList(
      [...items(from)],
      genericName('System.Collections.Generic.List`1', [element]),
      element,
    );
  });
  query(`${found} Range(int start, int count)`, ([start, count], context) => {
    const [from, length] = [int(start), int(count)];
    if (length < 0) throw outOfRange('Specified argument was out of the range of valid values.', 'count');
    context.allow('items', length);
    return new QueryResult(
      Array.from({ length }, (_, index) => from + index),
      'System.Int32',
    );
  });
  query(`${found} Repeat(System.Object element, int count)`, ([element = null, count], context) => {
    const length = int(count);
    if (length < 0) throw outOfRange('Specified argument was out of the range of valid values.', 'count');
    context.allow('items', length);
    return listOf(Array.from<Value>({ length }).fill(element));
  });
  query(`${found} Cast[TResult](${source})`, ([from = null], context, [type]) =>
    listOf(
      items(from).map((item) => castTo(item, type, context)),
      undefined,
      type?.fullName,
    ),
  );
  query(`${found} OfType[TResult](${source})`, ([from = null], context, [type]) =>
    listOf(
      items(from).filter((item) => type !== undefined && isOfType(item, type, context)),
      undefined,
      type?.fullName,
    ),
  );
  query(`${found} Empty[TResult]()`, (_, _context, [type]) => new NetArray([], type?.fullName));
  query(`System.Object Aggregate(${source}, System.Delegate func)`, ([from = null, by], context) => {
    const [start, ...more] = items(from);
    if (start === undefined) throw invalid('Sequence contains no elements');
    return more.reduce((all, item) => invokeOne(by, [all, item], context), start);
  });
  query(
    `${found} Zip(${first}, ${second}, System.Delegate resultSelector)`,
    ([left = null, right = null, by], context) => {
      const others = items(right);
      const pairs = items(left).slice(0, others.length);
      return listOf(pairs.map((item, index) => invokeOne(by, [item, others[index] ?? null], context)));
    },
  );
  query(`${found} SkipWhile(${source}, ${predicate})`, ([from = null, test], context) => {
    const values = items(from);
    const start = values.findIndex((item) => !holds(test, item, context));
    return listOf(start === -1 ? [] : values.slice(start), from);
  });
  query(`${found} TakeWhile(${source}, ${predicate})`, ([from = null, test], context) => {
    const values = items(from);
    const end = values.findIndex((item) => !holds(test, item, context));
    return listOf(end === -1 ? values : values.slice(0, end), from);
  });
  return type.build();
}
