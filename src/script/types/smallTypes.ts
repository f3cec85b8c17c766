import process from 'node:process';
import { compareText } from '../text/compareText.ts';
import { compareNatural } from '../text/naturalOrder.ts';
import { Reference } from '../values/reference.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { NetObject, type Value } from '../values/value.ts';
import { instanceOf, int, long } from './arguments.ts';
import type { NetContext, NetType } from './netType.ts';
import { sameValue } from './objectType.ts';
import { TypeBuilder } from './typeBuilder.ts';

/** A comparer of .NET without facts of its own: Comparer, CaseInsensitiveComparer, EqualityComparer of a type. */
export class NetComparer extends NetObject {
  readonly typeName: string;

  constructor(typeName: string) {
    super();
    this.typeName = typeName;
  }

  compare(left: Value, right: Value, context: NetContext): number {
    if (this.typeName.includes('CaseInsensitive') && typeof left === 'string' && typeof right === 'string')
      return Math.sign(compareText(left, right, { ignoreCase: true, culture: context.culture }));
    return Math.sign(compareNatural(left, right, context));
  }
}

/** The type of a comparer. */
export function comparerType(fullName: string): NetType {
  return new TypeBuilder(fullName, instanceOf(NetComparer, 'Comparer'), {
    interfaces: ['System.Collections.IComparer', 'System.Collections.IEqualityComparer'],
  })
    .method('int Compare(System.Object a, System.Object b)', (self, [a = null, b = null], context) =>
      self.compare(a, b, context),
    )
    .method('bool Equals(System.Object a, System.Object b)', (_, [a = null, b = null]) => sameValue(a, b))
    .staticProperty(`${fullName} Default`, () => new NetComparer(fullName))
    .staticProperty(`${fullName} DefaultInvariant`, () => new NetComparer(fullName))
    .constructs('()', () => new NetComparer(fullName))
    .build();
}

/** System.Lazy`1: a value made when it is first asked for. */
class Lazy extends NetObject {
  readonly typeName: string;
  readonly factory: ScriptBlock | null;
  made: Value | undefined;

  constructor(typeName: string, factory: ScriptBlock | null, made?: Value) {
    super();
    this.typeName = typeName;
    this.factory = factory;
    this.made = made;
  }
}

/** Lazy of a type. */
export function lazyType(fullName: string, [value = 'System.Object']: readonly string[]): NetType {
  return new TypeBuilder(fullName, instanceOf(Lazy, 'Lazy'), { typeArguments: [['T', value]] })
    .property('bool IsValueCreated', ({ made }) => made !== undefined)
    .property('T Value', (self, context) => {
      self.made ??= self.factory === null ? null : (context.invoke(self.factory, [])[0] ?? null);
      return self.made;
    })
    .method('string ToString()', ({ made }, _, context) =>
      made === undefined ? 'Value is not created.' : context.text(made),
    )
    .constructs('()', () => new Lazy(fullName, null))
    .constructs(
      '(System.Func[T] valueFactory)',
      ([factory]) => new Lazy(fullName, factory instanceof ScriptBlock ? factory : null),
    )
    .build();
}

/** System.GC: there is nothing to do, and little to tell. */
export const gcType = (): NetType =>
  new TypeBuilder('System.GC', (value) => value)
    .staticMethods(['void Collect()', 'void Collect(int generation)'], () => null)
    .staticMethod('void WaitForPendingFinalizers()', () => null)
    .staticMethod('long GetTotalMemory(bool forceFullCollection)', () =>
      BigInt(process.memoryUsage().heapUsed),
    )
    .staticMethod('int CollectionCount(int generation)', () => 0)
    .staticMethod('void SuppressFinalize(System.Object obj)', () => null)
    .staticProperty('int MaxGeneration', () => 2)
    .build();

/** System.Threading.Interlocked: a script runs alone, so that each step is one. */
export const interlockedType = (): NetType => {
  const builder = new TypeBuilder('System.Threading.Interlocked', (value) => value);
  for (const [name, by] of [
    ['Increment', 1],
    ['Decrement', -1],
  ] as const)
    builder.staticMethod(`int ${name}(ref int location)`, ([target]) => {
      if (!(target instanceof Reference)) return null;
      target.value = int(target.value) + by;
      return target.value;
    });
  return builder
    .staticMethod('int Add(ref int location1, int value)', ([target, by]) => {
      if (!(target instanceof Reference)) return null;
      target.value = int(target.value) + int(by);
      return target.value;
    })
    .staticMethod(
      'System.Object Exchange(ref System.Object location1, System.Object value)',
      ([target, value = null]) => {
        if (!(target instanceof Reference)) return null;
        const known = target.value;
        target.value = value;
        return known;
      },
    )
    .staticMethod('long Read(ref long location)', ([target]) =>
      target instanceof Reference ? long(target.value) : null,
    )
    .build();
};

/** System.Threading.Monitor: a script runs alone, so that it holds every lock. */
export const monitorType = (): NetType =>
  new TypeBuilder('System.Threading.Monitor', (value) => value)
    .staticMethod('void Enter(System.Object obj)', () => null)
    .staticMethod('void Exit(System.Object obj)', () => null)
    .staticMethod('bool TryEnter(System.Object obj)', () => true)
    .staticMethod('bool IsEntered(System.Object obj)', () => true)
    .build();
