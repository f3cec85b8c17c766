import { createHash, createHmac, randomBytes } from 'node:crypto';
import { NetArray } from '../../values/netArray.ts';
import { NetStream } from '../../values/netStream.ts';
import { Integer } from '../../values/number.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { byteArray, bytes, instanceOf, int, outOfRange, required } from '../arguments.ts';
import { NetType } from '../netType.ts';
import { emptyFacts, TypeBuilder } from '../typeBuilder.ts';

const space = 'System.Security.Cryptography';

/** Names of algorithms of hashes with the number of their bits. */
const algorithms: readonly (readonly [string, number])[] = [
  ['MD5', 128],
  ['SHA1', 160],
  ['SHA256', 256],
  ['SHA384', 384],
  ['SHA512', 512],
];

/** A hash algorithm of .NET; with a key it is an HMAC. */
class HashAlgorithm extends NetObject {
  readonly typeName: string;
  readonly name: string;
  key: Uint8Array | null;
  last: Uint8Array | null = null;

  constructor(typeName: string, name: string, key: Uint8Array | null) {
    super();
    this.typeName = typeName;
    this.name = name.toLowerCase();
    this.key = key;
  }

  compute(data: Uint8Array): Uint8Array {
    const hash = this.key === null ? createHash(this.name) : createHmac(this.name, this.key);
    this.last = hash.update(data).digest();
    return this.last;
  }
}

const algorithmOf = instanceOf(HashAlgorithm, 'HashAlgorithm');

/** What is left in a stream. */
const streamBytes = (stream: Value | undefined): Uint8Array =>
  stream instanceof NetStream ? stream.read(stream.length) : new Uint8Array(0);

/** What every algorithm can do. */
const hashAlgorithmType = (): NetType =>
  new TypeBuilder(`${space}.HashAlgorithm`, algorithmOf, { interfaces: ['System.IDisposable'] })
    .property(
      'int HashSize',
      ({ name }) => algorithms.find(([known]) => known.toLowerCase() === name)?.[1] ?? 0,
    )
    .property('byte[] Hash', ({ last }) => (last === null ? null : byteArray(last)))
    .property('bool CanReuseTransform', () => true)
    .method('byte[] ComputeHash(byte[] buffer)', (self, [buffer]) => byteArray(self.compute(bytes(buffer))))
    .method('byte[] ComputeHash(byte[] buffer, int offset, int count)', (self, [buffer, offset, count]) =>
      byteArray(self.compute(bytes(buffer).slice(int(offset), int(offset) + int(count)))),
    )
    .method('byte[] ComputeHash(System.IO.Stream inputStream)', (self, [stream]) =>
      byteArray(self.compute(streamBytes(stream))),
    )
    .property('int InputBlockSize', () => 1)
    .property('int OutputBlockSize', () => 1)
    .property('bool CanTransformMultipleBlocks', () => true)
    .method('void Initialize()', () => null)
    .method('void Clear()', () => null)
    .method('void Dispose()', () => null)
    .staticMethod(`${space}.HashAlgorithm Create()`, () => implementation('SHA1'))
    .staticMethod(`${space}.HashAlgorithm Create(string hashName)`, ([given]) => {
      const name = required(given, 'hashName')
        .replace(/^System\.Security\.Cryptography\./i, '')
        .replace('-', '')
        .toUpperCase();
      const known = algorithms.find(([one]) => one === name)?.[0];
      return known === undefined ? null : implementation(known);
    })
    .build();

/** What Create() of an algorithm gives: its type is one within that of the algorithm. */
const implementation = (name: string) => new HashAlgorithm(`${space}.${name}+Implementation`, name, null);

function hashType(fullName: string, name: string, bits: number): NetType {
  const make = () => new HashAlgorithm(fullName, name, null);
  return new TypeBuilder(fullName, algorithmOf, { base: `${space}.HashAlgorithm` })
    .staticProperty('int HashSizeInBits', () => bits)
    .staticProperty('int HashSizeInBytes', () => bits / 8)
    .staticMethod(`${space}.${name} Create()`, () => implementation(name))
    .staticMethod(`${space}.${name} Create(string hashName)`, () => implementation(name))
    .staticMethod('byte[] HashData(byte[] source)', ([source]) => byteArray(make().compute(bytes(source))))
    .staticMethod('byte[] HashData(System.IO.Stream source)', ([stream]) =>
      byteArray(make().compute(streamBytes(stream))),
    )
    .constructs('()', make)
    .build();
}

function hmacType(fullName: string, name: string): NetType {
  return new TypeBuilder(fullName, algorithmOf, { base: `${space}.HashAlgorithm` })
    .property('string HashName', () => name)
    .property(
      'byte[] Key',
      ({ key }) => byteArray(key ?? []),
      (self, value) => {
        self.key = bytes(value);
      },
    )
    .staticMethod('byte[] HashData(byte[] key, byte[] source)', ([key, source]) =>
      byteArray(new HashAlgorithm(fullName, name, bytes(key)).compute(bytes(source))),
    )
    .constructs('()', () => new HashAlgorithm(fullName, name, randomBytes(64)))
    .constructs('(byte[] key)', ([key]) => new HashAlgorithm(fullName, name, bytes(key)))
    .build();
}

/** A source of random bytes. */
class RandomNumberGenerator extends NetObject {
  readonly typeName: string;

  constructor(typeName: string) {
    super();
    this.typeName = typeName;
  }
}

function fill(buffer: NetArray): void {
  for (const [index, byte] of randomBytes(buffer.items.length).entries())
    buffer.items[index] = new Integer('System.Byte', BigInt(byte));
}

/** A number below `high`, each as likely as the other. */
function randomBelow(high: number): number {
  const range = 2 ** 48;
  for (;;) {
    const drawn = randomBytes(6).readUIntBE(0, 6);
    if (drawn < range - (range % high)) return drawn % high;
  }
}

const randomNumberType = (fullName: string): NetType =>
  new TypeBuilder(fullName, instanceOf(RandomNumberGenerator, 'RandomNumberGenerator'), {
    interfaces: ['System.IDisposable'],
  })
    .method('void GetBytes(byte[] data)', (_, [data]) => {
      if (data instanceof NetArray) fill(data);
      return null;
    })
    .method('void Dispose()', () => null)
    .staticMethod(`${space}.RandomNumberGenerator Create()`, () => new RandomNumberGenerator(fullName))
    .staticMethod('byte[] GetBytes(int count)', ([count], context) => {
      context.allow('items', int(count));
      return byteArray(randomBytes(int(count)));
    })
    .staticMethod('int GetInt32(int toExclusive)', ([high]) => {
      if (int(high) <= 0) throw outOfRange('Positive number required.', 'toExclusive');
      return randomBelow(int(high));
    })
    .staticMethod(
      'int GetInt32(int fromInclusive, int toExclusive)',
      ([low, high]) => int(low) + randomBelow(Math.max(int(high) - int(low), 1)),
    )
    .constructs('()', () => new RandomNumberGenerator(fullName))
    .build();

/** The types of hashes and of random bytes, by full name. */
export const hashTypes: readonly (readonly [string, () => NetType])[] = [
  [`${space}.HashAlgorithm`, hashAlgorithmType],
  ...algorithms.flatMap(([name, bits]) => [
    ...['', 'Managed', 'CryptoServiceProvider', 'Cng'].map(
      (suffix) =>
        [`${space}.${name}${suffix}`, () => hashType(`${space}.${name}${suffix}`, name, bits)] satisfies [
          string,
          () => NetType,
        ],
    ),
    [
      `${space}.${name}+Implementation`,
      () => new NetType(emptyFacts(`${space}.${name}+Implementation`, `${space}.${name}`)),
    ] satisfies [string, () => NetType],
    [`${space}.HMAC${name}`, () => hmacType(`${space}.HMAC${name}`, name)] satisfies [string, () => NetType],
  ]),
  ...['RandomNumberGenerator', 'RNGCryptoServiceProvider'].map(
    (name) =>
      [`${space}.${name}`, () => randomNumberType(`${space}.${name}`)] satisfies [string, () => NetType],
  ),
];
