import { wholeOfType } from '../../convert/toNumber.ts';
import { NetArray } from '../../values/netArray.ts';
import { Double, Integer, Single } from '../../values/number.ts';
import { byteArray, bytes, char, double, int, items, long, netError } from '../arguments.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** Bytes of numbers and back. */
export const bitConverterType = () => {
  const builder = new TypeBuilder('System.BitConverter', (value) => value)
    .staticProperty('bool IsLittleEndian', () => true)
    .staticMethods(
      [
        'string ToString(byte[] value)',
        'string ToString(byte[] value, int startIndex)',
        'string ToString(byte[] value, int startIndex, int length)',
      ],
      ([value = null, start = 0, length]) =>
        items(value)
          .slice(Number(start), length === undefined ? undefined : Number(start) + Number(length))
          .map((item) =>
            item instanceof Integer ? item.value.toString(16).toUpperCase().padStart(2, '0') : '',
          )
          .join('-'),
    );
  for (const [name, type, width] of [
    ['Int16', 'System.Int16', 2],
    ['Int32', 'System.Int32', 4],
    ['Int64', 'System.Int64', 8],
    ['UInt16', 'System.UInt16', 2],
    ['UInt32', 'System.UInt32', 4],
    ['UInt64', 'System.UInt64', 8],
  ] as const) {
    builder
      .staticMethod(`${type} To${name}(byte[] value, int startIndex)`, ([value = null, start]) => {
        const all = items(value).slice(Number(start), Number(start) + width);
        if (all.length < width)
          throw netError(
            'System.ArgumentException',
            name.endsWith('16')
              ? 'Destination array is not long enough to copy all the items in the collection. Check array index and length.'
              : "The array starting from the specified index is not long enough to read a value of the specified type. (Parameter 'value')",
          );
        const raw = all.reduceRight<bigint>(
          (sum, item) => (sum << 8n) | (item instanceof Integer ? item.value : 0n),
          0n,
        );
        return wholeOfType(name.startsWith('U') ? raw : BigInt.asIntN(width * 8, raw), type) ?? 0;
      })
      .staticMethod(`byte[] GetBytes(${type} value)`, ([value = 0]) => {
        const raw = BigInt.asUintN(width * 8, value instanceof Integer ? value.value : BigInt(Number(value)));
        return new NetArray(
          Array.from(
            { length: width },
            (_, index) => new Integer('System.Byte', (raw >> BigInt(index * 8)) & 255n),
          ),
          'System.Byte',
        );
      });
  }
  for (const [name, type, width] of [
    ['Single', 'float', 4],
    ['Double', 'double', 8],
  ] as const) {
    builder
      .staticMethod(`byte[] GetBytes(${type} value)`, ([value]) => {
        const buffer = Buffer.alloc(width);
        if (width === 8) buffer.writeDoubleLE(double(value));
        else buffer.writeFloatLE(double(value));
        return byteArray(buffer);
      })
      .staticMethod(`${type} To${name}(byte[] value, int startIndex)`, ([value, start]) => {
        const buffer = Buffer.from(bytes(value)).subarray(int(start), int(start) + width);
        if (buffer.length < width)
          throw netError(
            'System.ArgumentException',
            'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
          );
        return width === 8 ? new Double(buffer.readDoubleLE()) : new Single(buffer.readFloatLE());
      });
  }
  return builder
    .staticMethod('byte[] GetBytes(bool value)', ([value]) => byteArray([value === true ? 1 : 0]))
    .staticMethod('byte[] GetBytes(char value)', ([value]) => byteArray(Buffer.from(char(value), 'utf16le')))
    .staticMethod(
      'bool ToBoolean(byte[] value, int startIndex)',
      ([value, start]) => bytes(value)[int(start)] !== 0,
    )
    .staticMethod('long DoubleToInt64Bits(double value)', ([value]) => {
      const buffer = Buffer.alloc(8);
      buffer.writeDoubleLE(double(value));
      return buffer.readBigInt64LE();
    })
    .staticMethod('double Int64BitsToDouble(long value)', ([value]) => {
      const buffer = Buffer.alloc(8);
      buffer.writeBigInt64LE(long(value));
      return new Double(buffer.readDoubleLE());
    })
    .build();
};
