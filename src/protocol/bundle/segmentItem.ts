import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { BundleItem, BundleRow } from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import { bundleLimits } from './bundleLimits.ts';
import { count, guid, listUpTo, sha1, sha256, textUpTo } from './bundleValues.ts';

/*
 * A part is a row of items. An item: length of its head (32 bits, little-endian), the head as JSON, and where the head has a `body`, so many
 * bytes of the document as received. The zip file deflates parts as a whole.
 */

const identity = { id: guid, revision: v.pipe(count, v.minValue(1), v.maxValue(0x7fffffff)) };
const url = textUpTo(4096);

const headSchema = v.union([
  v.strictObject({
    ...identity,
    flags: v.pipe(count, v.maxValue(0xff)),
    since: count,
    stored: sha256,
    files: v.exactOptional(
      listUpTo(
        v.strictObject({
          sha1,
          microsoftUpdateUrl: v.exactOptional(url),
          upstreamUrl: v.exactOptional(url),
        }),
        100_000,
      ),
    ),
    encoding: v.exactOptional(v.picklist(['text', 'cabinet'])),
    body: v.exactOptional(v.pipe(count, v.maxValue(bundleLimits.document))),
  }),
  v.strictObject({ ...identity, removed: v.literal(true) }),
]);

type Head = v.InferOutput<typeof headSchema>;

/** An item as it stands in a part, in pieces. */
export function encodeItem(item: BundleItem): readonly Uint8Array[] {
  const { updateId: id, revision } = item;
  if (item.kind === 'removed') return framed({ id, revision, removed: true });
  const { flags, since, storedDigest: stored, record } = item;
  const row = {
    id,
    revision,
    flags,
    since,
    stored,
    ...(item.locations.length === 0 ? {} : { files: item.locations.map(plain) }),
  };
  if (record === undefined) return framed(row);
  const { encoding, bytes } = record;
  return framed({ ...row, encoding, body: bytes.length }, bytes);
}

/** The items of a part. Throws `damagedBundle`. */
export function decodeItems(bytes: Uint8Array, where: string): readonly BundleItem[] {
  const items: BundleItem[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    const place = `Item ${items.length + 1} of ${where}`;
    const headEnd = at + 4 + (at + 4 > bytes.length ? Number.POSITIVE_INFINITY : view.getUint32(at, true));
    if (headEnd > bytes.length || headEnd - at > bundleLimits.itemHead) throw damaged(place, 'it is cut off');
    const head = parseHead(bytes.subarray(at + 4, headEnd), place);
    if ('removed' in head) {
      items.push({ kind: 'removed', updateId: head.id, revision: head.revision });
      at = headEnd;
      continue;
    }
    at = headEnd + (head.body ?? 0);
    if (at > bytes.length) throw damaged(place, 'its document is cut off');
    items.push(rowOf(head, bytes.subarray(headEnd, at), place));
  }
  return items;
}

function rowOf(head: Exclude<Head, { removed: true }>, body: Uint8Array, place: string): BundleRow {
  const {
    id: updateId,
    revision,
    flags,
    since,
    stored: storedDigest,
    files: locations = [],
    encoding,
  } = head;
  const row = { kind: 'row', updateId, revision, flags, since, storedDigest, locations } as const;
  if (encoding === undefined) {
    if (head.body === undefined) return row;
    throw damaged(place, 'it has a document of no encoding');
  }
  if (createHash('sha256').update(body).digest('hex') !== storedDigest)
    throw damaged(place, 'its document is not that of its digest');
  return { ...row, record: { encoding, bytes: body, storedDigest } };
}

function framed(head: Head, body?: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return body === undefined ? [length, text] : [length, text, body];
}

/** The members in one order, whatever order they came in: equal input gives equal bytes. */
function plain({ sha1, microsoftUpdateUrl, upstreamUrl }: FileLocation): FileLocation {
  return {
    sha1,
    ...(microsoftUpdateUrl === undefined ? {} : { microsoftUpdateUrl }),
    ...(upstreamUrl === undefined ? {} : { upstreamUrl }),
  };
}

function parseHead(bytes: Uint8Array, place: string): Head {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw damaged(place, 'its head is no JSON', error);
  }
  const head = v.safeParse(headSchema, value, { abortEarly: true });
  if (head.success) return head.output;
  throw damaged(place, 'its head is not as it should be');
}

function damaged(place: string, what: string, cause?: unknown): SyncError {
  return new SyncError('damagedBundle', `${place}: ${what}`, { cause });
}
