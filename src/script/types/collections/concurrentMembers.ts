import type { Dictionary } from '../../values/dictionary.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';
import type { NetContext } from '../netType.ts';
import { sameValue } from '../objectType.ts';
import { storeFound } from '../tryParse.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { needKey } from './needKey.ts';

/** What ConcurrentDictionary does in one step. */
export function addConcurrent(builder: TypeBuilder<Dictionary>): void {
  const run = (block: Value | undefined, args: readonly Value[], context: NetContext): Value =>
    block instanceof ScriptBlock ? (context.invoke(block, args)[0] ?? null) : (block ?? null);
  builder
    .property('bool IsEmpty', ({ size }) => size === 0)
    .method(
      'TValue AddOrUpdate(TKey key, TValue addValue, System.Func[TKey,TValue,TValue] updateValueFactory)',
      (self, [name, item = null, update], context) => {
        const key = needKey(name);
        const known = self.get(key);
        self.set(key, known === undefined ? item : run(update, [key, known], context));
        return self.get(key) ?? null;
      },
    )
    .method('TValue GetOrAdd(TKey key, TValue value)', (self, [name, item = null]) => {
      if (!self.has(needKey(name))) self.set(needKey(name), item);
      return self.get(needKey(name)) ?? null;
    })
    .method(
      'TValue GetOrAdd(TKey key, System.Func[TKey,TValue] valueFactory)',
      (self, [name, factory], context) => {
        if (!self.has(needKey(name))) self.set(needKey(name), run(factory, [needKey(name)], context));
        return self.get(needKey(name)) ?? null;
      },
    )
    .method('bool TryRemove(TKey key, ref TValue value)', (self, [name, target]) => {
      const found = self.get(needKey(name));
      self.delete(needKey(name));
      return storeFound(found, target, null);
    })
    .method(
      'bool TryUpdate(TKey key, TValue newValue, TValue comparisonValue)',
      (self, [name, item = null, known = null]) => {
        const isSame = sameValue(self.get(needKey(name)) ?? null, known);
        if (isSame) self.set(needKey(name), item);
        return isSame;
      },
    );
}
