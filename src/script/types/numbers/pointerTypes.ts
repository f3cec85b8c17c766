import { NetObject } from '../../values/value.ts';
import { Integer } from '../../values/number.ts';
import { instanceOf, int, long, netError } from '../arguments.ts';
import { TypeBuilder } from '../typeBuilder.ts';

type PointerName = 'System.IntPtr' | 'System.UIntPtr';

/** A whole number of the size of an address. */
class Pointer extends NetObject {
  readonly typeName: PointerName;
  readonly address: bigint;

  constructor(typeName: PointerName, address: bigint) {
    super();
    this.typeName = typeName;
    this.address = address;
  }

  get dictionaryKey(): string {
    return String(this.address);
  }
}

const pointerOf = instanceOf(Pointer, 'pointer');

/** System.IntPtr and System.UIntPtr: addresses, which nothing here reads from. */
export const pointerType = (fullName: PointerName) => () => {
  const signed = fullName === 'System.IntPtr';
  const prefix = signed ? '' : 'u';
  const make = (address: bigint) => new Pointer(fullName, address);
  return new TypeBuilder(fullName, pointerOf, { kind: 'struct', interfaces: ['System.IComparable'] })
    .method('int CompareTo(System.Object value)', ({ address }, [other]) =>
      other instanceof Pointer ? Number(address > other.address) - Number(address < other.address) : 1,
    )
    .method(
      'bool Equals(System.Object obj)',
      ({ address }, [other]) =>
        other instanceof Pointer && other.typeName === fullName && other.address === address,
    )
    .method(`${prefix}int To${signed ? '' : 'U'}Int32()`, ({ address }) => {
      const fits = signed ? BigInt.asIntN(32, address) : BigInt.asUintN(32, address);
      if (fits !== address)
        throw netError('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
      return signed ? Number(address) : new Integer('System.UInt32', address);
    })
    .method(`${prefix}long To${signed ? '' : 'U'}Int64()`, ({ address }) =>
      signed ? address : new Integer('System.UInt64', address),
    )
    .method('string ToString()', ({ address }) => String(address))
    .staticProperty(`${fullName} Zero`, () => make(0n))
    .staticProperty('int Size', () => 8)
    .staticMethod(`${fullName} Add(${fullName} pointer, int offset)`, ([pointer, offset]) =>
      make(pointerOf(pointer).address + BigInt(int(offset))),
    )
    .staticMethod(`${fullName} Subtract(${fullName} pointer, int offset)`, ([pointer, offset]) =>
      make(pointerOf(pointer).address - BigInt(int(offset))),
    )
    .constructs(`(${prefix}int value)`, ([value]) => make(long(value)))
    .constructs(`(${prefix}long value)`, ([value]) => make(long(value)))
    .build();
};
