import { updateRecord, recordText } from '../../src/protocol/update/recordDecoder.ts';
import { escapeText } from '../../src/protocol/soap/xmlText.ts';
import { changed } from './faults.ts';
import { type Fault, revisionsIn } from './faultyUpstream.ts';

/** Says of a revision (`<id>.<revision>`) whether it is to be spoiled. */
export type IsPicked = (key: string) => boolean;

const update = /<ServerSyncUpdateData>.*?<\/ServerSyncUpdateData>/gs;
const blob = /<XmlUpdateBlob(?:Compressed)?>.*?<\/XmlUpdateBlob(?:Compressed)?>/gs;

/** Changes the `ServerSyncUpdateData` of picked revisions in GetUpdateData's answers. */
export function updates(isPicked: IsPicked, change: (update: string) => string): Fault {
  return changed((text) =>
    text.replace(update, (each) => (revisionsIn(each).some(isPicked) ? change(each) : each)),
  );
}

/** Puts something else in place of the documents of picked revisions. */
export function blobs(isPicked: IsPicked, other: (blob: string) => string): Fault {
  return updates(isPicked, (each) => {
    const [first = ''] = each.match(blob) ?? [];
    return each
      .replace(blob, '')
      .replace('</ServerSyncUpdateData>', `${other(first)}</ServerSyncUpdateData>`);
  });
}

/** Sends the documents of picked revisions as changed text. */
export function texts(isPicked: IsPicked, change: (text: string) => string): Fault {
  return blobs(isPicked, (each) => textBlob(change(textOf(each))));
}

/** The document as `XmlUpdateBlob`. */
export function textBlob(text: string): string {
  return `<XmlUpdateBlob>${escapeText(text)}</XmlUpdateBlob>`;
}

/** Base64 as `XmlUpdateBlobCompressed`. */
export function cabinetBlob(bytes: Buffer): string {
  return `<XmlUpdateBlobCompressed>${bytes.toString('base64')}</XmlUpdateBlobCompressed>`;
}

/** The documents of all revisions of one answer change places. */
export const swapped: Fault = changed((text) => {
  const all = text.match(blob) ?? [];
  let next = all.length;
  return text.replace(blob, () => all[--next] ?? '');
});

function textOf(each: string): string {
  const inner = each.replace(/<[^>]*>/g, '');
  if (each.startsWith('<XmlUpdateBlobCompressed>'))
    return recordText(updateRecord('cabinet', Buffer.from(inner, 'base64')));
  return inner
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#xD;', '\r')
    .replaceAll('&amp;', '&');
}
