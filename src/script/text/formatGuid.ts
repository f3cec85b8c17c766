import { badGuidFormat } from './parseGuid.ts';
import { NetException, NetThrow } from '../values/netException.ts';

/** A Guid (36 lower-case characters) by a format: `D`, `N`, `B`, `P`, `X`. */
export function formatGuid(text: string, format: string): string {
  switch (format.toUpperCase()) {
    case '':
    case 'D':
      return text;
    case 'N':
      return text.replaceAll('-', '');
    case 'B':
      return `{${text}}`;
    case 'P':
      return `(${text})`;
    case 'X': {
      const [a = '', b = '', c = '', d = '', e = ''] = text.split('-');
      const bytes = (d + e).match(/../g)?.map((byte) => `0x${byte}`) ?? [];
      return `{0x${a},0x${b},0x${c},{${bytes.join(',')}}}`;
    }
    default:
      throw new NetThrow(new NetException('System.FormatException', badGuidFormat));
  }
}
