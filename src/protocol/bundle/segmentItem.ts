import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { BundleItem, BundleRow } from '../../domain/catalogBundle.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import { bundleLimits } from './bundleLimits.ts';
import { count, guid, listUpTo, sha1, sha256, textUpTo } from './bundleValues.ts';
import { damagedItem, decodeHeaded, encodeHead } from './headedItem.ts';

/*
 * A part with rows of the catalog: where the head of an item has a `body`, so many bytes of the document as received are after it. The zip file
 * deflates parts as a whole.
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
  const reading = {
    ...{ schema: headSchema, limit: bundleLimits.itemHead, cutOff: 'its document is cut off' },
    placeOf: (number: number) => `Item ${number} of ${where}`,
    bodyLength: (head: Head) => ('removed' in head ? 0 : (head.body ?? 0)),
  };
  return Array.from(decodeHeaded(bytes, reading), ({ head, body, place }) =>
    'removed' in head
      ? { kind: 'removed', updateId: head.id, revision: head.revision }
      : rowOf(head, body, place),
  );
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
    throw damagedItem(place, 'it has a document of no encoding');
  }
  if (createHash('sha256').update(body).digest('hex') !== storedDigest)
    throw damagedItem(place, 'its document is not that of its digest');
  return { ...row, record: { encoding, bytes: body, storedDigest } };
}

function framed(head: Head, body?: Uint8Array): readonly Uint8Array[] {
  return body === undefined ? encodeHead(head) : [...encodeHead(head), body];
}

/** The members in one order, whatever order they came in: equal input gives equal bytes. */
function plain({ sha1, microsoftUpdateUrl, upstreamUrl }: FileLocation): FileLocation {
  return {
    sha1,
    ...(microsoftUpdateUrl === undefined ? {} : { microsoftUpdateUrl }),
    ...(upstreamUrl === undefined ? {} : { upstreamUrl }),
  };
}
