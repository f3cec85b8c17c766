import type { UpdateRecord } from '../../domain/updateRecord.ts';
import { cabinetOf } from '../cabinet/cabinetOf.ts';
import { updateRecord } from '../update/recordDecoder.ts';

/** Documents of more characters travel in cabinets (wsusss-protocol.md §5.4). */
const plainCharacters = 5120;

/** The document as it is stored and sent: UTF-8 up to 5,120 characters, above as UTF-16LE in a cabinet. */
export function encodeDocument(text: string): UpdateRecord {
  if (text.length <= plainCharacters) return updateRecord('text', Buffer.from(text));
  // Level 1: a sample server must not be what a synchronization waits for.
  return updateRecord('cabinet', cabinetOf([{ name: 'blob', bytes: Buffer.from(text, 'utf16le') }], 1));
}
