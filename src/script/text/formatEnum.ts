import { NetException, NetThrow } from '../values/netException.ts';
import type { NetType } from '../types/netType.ts';

/** Name of a value of an enum, names of its flags with `, ` between them, or its number where no name fits. */
export function enumName(value: bigint, type: NetType): string {
  const { enumeration } = type.facts;
  if (enumeration === null) return String(value);
  for (const [name, number] of enumeration.values) if (number === value) return name;
  if (!enumeration.flags || value === 0n) return String(value);
  let rest = value;
  const names: string[] = [];
  const ordered = [...enumeration.values].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  for (const [name, number] of ordered) {
    if (number !== 0n && (rest & number) === number) {
      names.unshift(name);
      rest &= ~number;
    }
  }
  return rest === 0n ? names.join(', ') : String(value);
}

/** A value of an enum by a format: `G` its name, `D` its number, `X` eight hexadecimal digits, `F` names of flags. */
export function formatEnum(value: bigint, type: NetType, format: string): string {
  switch (format.toUpperCase()) {
    case '':
    case 'G':
    case 'F':
      return enumName(value, type);
    case 'D':
      return String(value);
    case 'X':
      return BigInt.asUintN(32, value).toString(16).toUpperCase().padStart(8, '0');
    default:
      throw new NetThrow(
        new NetException(
          'System.FormatException',
          'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".',
        ),
      );
  }
}
