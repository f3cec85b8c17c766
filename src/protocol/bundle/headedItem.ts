import * as v from 'valibot';
import { SyncError } from '../../domain/errors/syncError.ts';

/*
 * A part is a row of items. An item: length of its head (32 bits, little-endian), the head as JSON, and as many bytes after it as the head says.
 */

/** The head of an item, as it stands before the item's bytes: its length, and the head itself. */
export function encodeHead(head: object): readonly [Uint8Array, Uint8Array] {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return [length, text];
}

/** How the heads of a part are read, and who hears of each. */
export interface HeadReading<Head> {
  readonly schema: v.GenericSchema<unknown, Head>;
  /** Bytes that length and head take at most. */
  readonly limit: number;
  /** How errors call an item: `Item 3 of metadata/000001.segment`. */
  readonly placeOf: (number: number) => string;
  /** How many bytes follow a head. */
  readonly bodyLength: (head: Head) => number;
  /** What errors say of bytes that are cut off. */
  readonly cutOff: string;
}

/** An item of a part. */
export interface HeadedItem<Head> {
  readonly head: Head;
  readonly body: Uint8Array;
  readonly place: string;
}

/** The items of a part, one after another. Throws `damagedBundle`. */
export function* decodeHeaded<Head>(
  bytes: Uint8Array,
  { schema, limit, placeOf, bodyLength, cutOff }: HeadReading<Head>,
): Generator<HeadedItem<Head>, void, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let number = 0;
  for (let at = 0; at < bytes.length;) {
    const place = placeOf(++number);
    const headEnd = at + 4 + (at + 4 > bytes.length ? Number.POSITIVE_INFINITY : view.getUint32(at, true));
    if (headEnd > bytes.length || headEnd - at > limit) throw damagedItem(place, 'it is cut off');
    const head = parseHead(bytes.subarray(at + 4, headEnd), schema, place);
    at = headEnd + bodyLength(head);
    if (at > bytes.length) throw damagedItem(place, cutOff);
    yield { head, body: bytes.subarray(headEnd, at), place };
  }
}

/** What is wrong with an item. */
export function damagedItem(place: string, what: string, cause?: unknown): SyncError {
  return new SyncError('damagedBundle', `${place}: ${what}`, { cause });
}

function parseHead<Head>(bytes: Uint8Array, schema: v.GenericSchema<unknown, Head>, place: string): Head {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw damagedItem(place, 'its head is no JSON', error);
  }
  const head = v.safeParse(schema, value, { abortEarly: true });
  if (head.success) return head.output;
  throw damagedItem(place, 'its head is not as it should be');
}
