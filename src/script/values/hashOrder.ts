import { Char, Double, Integer, Single } from './number.ts';
import { EnumValue } from './enumValue.ts';
import type { Value } from './value.ts';

/** .NET's sizes of hash tables. */
const primes = [
  ...[3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919],
  ...[1103, 1327, 1597, 1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143, 14591, 17519],
  ...[21023, 25229, 30293, 36353, 43627, 52361, 62851, 75431, 90523, 108631, 130363, 156437, 187751, 225307],
  ...[270371, 324449, 389357, 467237, 560689, 672827, 807403, 968897, 1162687, 1395263, 1674319, 2009191],
];
const loadFactor = 0.72;

/** .NET's hash code of a key that has the same one in every process: a number, a char, a truth value, one of an enum. Undefined for others. */
export function hashCode(key: Value): number | undefined {
  if (typeof key === 'number') return key;
  if (typeof key === 'boolean') return key ? 1 : 0;
  if (typeof key === 'bigint') return folded(key);
  if (key instanceof Integer && key.typeName === 'System.Numerics.BigInteger') return undefined;
  if (key instanceof Integer && key.typeName === 'System.UInt64') return folded(key.value);
  if (key instanceof Integer || key instanceof EnumValue) return lowHalf(key.value);
  if (key instanceof Char) return key.code | (key.code << 16);
  if (key instanceof Double) return folded(bitsOf(key.value));
  return key instanceof Single ? singleBits(key.value) : undefined;
}

/** The halves of 64 bits on one another. */
function folded(value: bigint): number {
  return lowHalf(value) ^ lowHalf(value >> 32n);
}

function lowHalf(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

function bitsOf(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value + 0);
  return view.getBigInt64(0);
}

function singleBits(value: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value + 0);
  return view.getInt32(0);
}

function primeFrom(size: number): number | undefined {
  return primes.find((prime) => prime >= size);
}

/** Puts an entry into the first free place of its sequence, as .NET's Hashtable does. */
function place(buckets: unknown[], entry: unknown, hash: number): void {
  const seed = hash & 0x7fffffff;
  const size = buckets.length;
  const step = 1 + ((Math.imul(seed, 101) >>> 0) % (size - 1));
  let at = seed % size;
  while (buckets[at] !== undefined) at = (at + step) % size;
  buckets[at] = entry;
}

/** Entries that were added in an order, in that in which a Hashtable made for `capacity` of them gives them; undefined where it cannot be known. */
export function hashOrder<Entry extends { readonly key: Value }>(
  entries: Iterable<Entry>,
  capacity: number,
): Entry[] | undefined {
  const bucketsOf = (size: number | undefined) =>
    size === undefined ? undefined : Array.from<Entry | undefined>({ length: size });
  const raw = Math.trunc(capacity / loadFactor);
  let buckets = bucketsOf(raw > 3 ? primeFrom(raw) : 3);
  let count = 0;
  for (const entry of entries) {
    const hash = hashCode(entry.key);
    if (hash === undefined || buckets === undefined) return undefined;
    if (count >= Math.trunc(loadFactor * buckets.length)) {
      const wider = bucketsOf(primeFrom(2 * buckets.length));
      if (wider === undefined) return undefined;
      for (const known of buckets) if (known !== undefined) place(wider, known, hashCode(known.key) ?? 0);
      buckets = wider;
    }
    place(buckets, entry, hash);
    count++;
  }
  return buckets?.filter((entry) => entry !== undefined).reverse();
}
