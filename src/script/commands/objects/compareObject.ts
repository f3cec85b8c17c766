import { customObject, CustomObject } from '../../values/customObject.ts';
import { Boxed, extensionFor } from '../../values/extendedMembers.ts';
import { isNull, NetObject, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeFrom } from '../parameterChecks.ts';
import type { ComparisonOptions } from './compareValues.ts';
import { expressionText } from './propertyExpression.ts';
import { readExpressions, type GivenExpression } from './readExpressions.ts';
import { compareKeyed, keyed, type Keyed } from './sortKeys.ts';

/** Compare-Object: what two lists of objects have in common and what only one of them has. */
export const compareObject = cmdlet({
  name: 'Compare-Object',
  className: 'CompareObjectCommand',
  module: 'Utility',
  aliases: ['compare', 'diff'],
  syntax:
    '[-ReferenceObject] <psobject[]> [-DifferenceObject] <psobject[]> [-SyncWindow <int>] [-Property <Object[]>] [-ExcludeDifferent] [-IncludeEqual] [-PassThru] [-Culture <string>] [-CaseSensitive]',
  parameters: {
    ReferenceObject: { allow: ['emptyCollection'] },
    DifferenceObject: { pipeline: 'value', allow: ['emptyCollection'] },
    SyncWindow: { checks: [rangeFrom(0)] },
  },
  start(runtime) {
    const expressions = readExpressions(runtime.list('Property') ?? [], ['expression'], runtime);
    const comparison = new Comparison(expressions, runtime);
    return {
      process() {
        for (const object of runtime.list('DifferenceObject') ?? []) comparison.add(object);
      },
      end() {
        comparison.end();
      },
    };
  },
});

/** Walks both lists side by side; what has no match yet waits within the window. */
class Comparison {
  readonly #runtime: CommandRuntime;
  readonly #expressions: readonly GivenExpression[];
  readonly #references: readonly Keyed[];
  readonly #window: number;
  readonly #options: ComparisonOptions;
  #next = 0;
  #waitingReferences: Keyed[] = [];
  #waitingDifferences: Keyed[] = [];

  constructor(expressions: readonly GivenExpression[], runtime: CommandRuntime) {
    this.#runtime = runtime;
    this.#expressions = expressions;
    this.#references = (runtime.list('ReferenceObject') ?? []).map((object) => this.#keyed(object));
    this.#window = runtime.integer('SyncWindow') ?? 2147483647;
    this.#options = {
      caseSensitive: runtime.flag('CaseSensitive'),
      culture: runtime.string('Culture') ?? '',
    };
  }

  add(object: Value): void {
    this.#step(this.#keyed(object));
  }

  end(): void {
    while (this.#next < this.#references.length) this.#step(null);
    for (const difference of this.#waitingDifferences) this.#emit(difference, '=>');
    for (const reference of this.#waitingReferences) this.#emit(reference, '<=');
  }

  #keyed(object: Value): Keyed {
    return keyed(object, this.#expressions, this.#runtime.runspace);
  }

  #step(given: Keyed | null): void {
    this.#runtime.runspace.checkpoint();
    let difference = given;
    let reference = this.#references[this.#next++] ?? null;
    if (reference !== null && difference !== null && this.#same(reference, difference)) {
      this.#emit(reference, '==');
      return;
    }
    const earlier = difference === null ? undefined : this.#take(this.#waitingReferences, difference);
    if (earlier !== undefined) {
      this.#emit(earlier, '==');
      difference = null;
    }
    if (reference !== null && this.#take(this.#waitingDifferences, reference) !== undefined) {
      this.#emit(reference, '==');
      reference = null;
    }
    if (difference !== null) this.#wait(this.#waitingDifferences, difference, '=>');
    if (reference !== null) this.#wait(this.#waitingReferences, reference, '<=');
  }

  #same(left: Keyed, right: Keyed): boolean {
    return compareKeyed(left, right, [], this.#options, this.#runtime.runspace) === 0;
  }

  #take(waiting: Keyed[], wanted: Keyed): Keyed | undefined {
    const index = waiting.findIndex((one) => this.#same(one, wanted));
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }

  #wait(waiting: Keyed[], object: Keyed, side: '=>' | '<='): void {
    if (this.#window === 0) {
      this.#emit(object, side);
      return;
    }
    while (waiting.length >= this.#window) {
      const [first] = waiting.splice(0, 1);
      if (first !== undefined) this.#emit(first, side);
    }
    this.#runtime.runspace.allow('items', 1);
    waiting.push(object);
  }

  #emit({ object, keys }: Keyed, side: '==' | '=>' | '<='): void {
    const runtime = this.#runtime;
    const excludes = runtime.flag('ExcludeDifferent');
    const includes = runtime.has('IncludeEqual') ? runtime.flag('IncludeEqual') : excludes;
    if (side === '==' ? !includes : excludes) return;
    if (runtime.flag('PassThru')) {
      runtime.write(marked(object, side, runtime));
      return;
    }
    const notes: (readonly [string, Value])[] =
      this.#expressions.length === 0
        ? [['InputObject', object]]
        : this.#expressions.map(({ expression }, index) => [
            keys[index]?.name === undefined || keys[index].name === ''
              ? expressionText(expression)
              : keys[index].name,
            keys[index]?.value ?? null,
          ]);
    runtime.write(customObject([...notes, ['SideIndicator', side]]));
  }
}

/** The object itself with a note of its side. */
function marked(object: Value, side: string, { runspace }: CommandRuntime): Value {
  if (isNull(object) || typeof object === 'symbol') return object;
  if (object instanceof CustomObject) {
    object.set('SideIndicator', side);
    return object;
  }
  const target = object instanceof NetObject ? object : new Boxed(object, runspace.types.of(object).fullName);
  extensionFor(target).members.set('sideindicator', { kind: 'note', name: 'SideIndicator', value: side });
  return target;
}
