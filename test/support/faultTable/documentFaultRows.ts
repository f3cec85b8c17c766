import { blobs, cabinetBlob, swapped, textBlob, texts, updates } from '../documentFaults.ts';
import { changed, first, noCabinets, refusedRevisions, truncated } from '../faults.ts';
import { type FaultRow, fails, recovers, setsAside } from './faultRow.ts';

const zeros = Buffer.alloc(500);
const twice = (update: string): string => update + update;
const attribute = (name: string, value: string) => (text: string) =>
  text.replace(new RegExp(`${name}="[^"]*"`), `${name}="${value}"`);
const stranger = '<upd:UpdateIdentity UpdateID="deadbeef-0000-4000-8000-000000000001" />';
/** Documents: as received, and what they say. */
export const documentFaultRows: readonly FaultRow[] = [
  {
    name: 'its XML ends early whatever document it is asked for',
    where: 'GetUpdateData',
    script: truncated,
    end: fails('tooManyFailures', /^Too many consecutive failures\. Aborting sync\. .*GetUpdateData/, {
      retries: 4,
    }),
  },
  {
    name: 'its XML ends early once',
    where: 'GetUpdateData',
    script: first(1, truncated),
    end: recovers('malformedAnswer'),
  },
  {
    name: 'documents come in places of each other',
    where: 'GetUpdateData',
    script: first(1, swapped),
    end: { kind: 'believed', healedBy: 'delta' },
  },
  {
    name: 'a document is that of another update',
    where: 'GetUpdateData',
    picked: (isPicked) => texts(isPicked, attribute('UpdateID', '00000000-0000-4000-8000-000000000001')),
    end: setsAside('damagedDocument'),
  },
  {
    name: 'a document is that of another revision',
    where: 'GetUpdateData',
    picked: (isPicked) => texts(isPicked, attribute('RevisionNumber', '7')),
    end: setsAside('damagedDocument'),
  },
  { name: 'a cabinet is none', where: 'GetUpdateData', picked: noCabinets, end: setsAside('damagedCabinet') },
  {
    name: 'a cabinet is of zeros',
    where: 'GetUpdateData',
    picked: (isPicked) => blobs(isPicked, () => cabinetBlob(zeros)),
    end: setsAside('damagedCabinet'),
  },
  {
    name: 'a cabinet is no base64',
    where: 'GetUpdateData',
    picked: (isPicked) => blobs(isPicked, () => '<XmlUpdateBlobCompressed>§§§</XmlUpdateBlobCompressed>'),
    end: setsAside('damagedCabinet'),
  },
  {
    name: 'an update comes without its document',
    where: 'GetUpdateData',
    picked: (isPicked) => blobs(isPicked, () => ''),
    end: setsAside('damagedDocument'),
  },
  {
    name: 'a document ends early',
    where: 'GetUpdateData',
    picked: (isPicked) => texts(isPicked, (text) => text.slice(0, -20)),
    end: setsAside('damagedDocument'),
  },
  {
    name: 'a document is no update',
    where: 'GetUpdateData',
    picked: (isPicked) => blobs(isPicked, () => textBlob('<html />')),
    end: setsAside('damagedDocument'),
  },
  {
    name: 'a document has a document type',
    where: 'GetUpdateData',
    picked: (isPicked) => texts(isPicked, (text) => `<!DOCTYPE a [<!ENTITY b "c">]>${text}`),
    end: setsAside('damagedDocument'),
  },
  {
    name: 'a document nests without end',
    where: 'GetUpdateData',
    picked: (isPicked) => texts(isPicked, (text) => text.replace('</upd:Update>', '<a>'.repeat(5000))),
    end: setsAside('limitExceeded'),
  },
  {
    name: 'a document is of no known date',
    where: 'GetUpdateData',
    picked: (isPicked) => texts(isPicked, attribute('CreationDate', '0000-99-99T99:99:99Z')),
    end: setsAside('damagedDocument'),
  },
  {
    name: 'a document is of the year 9999',
    where: 'GetUpdateData',
    picked: (isPicked) => texts(isPicked, attribute('CreationDate', '9999-12-31T23:59:59Z')),
    end: { kind: 'believed', healedBy: 'nothing' },
  },
  {
    name: 'a document is of no known kind',
    where: 'GetUpdateData',
    picked: (isPicked) => texts(isPicked, attribute('UpdateType', 'Virus')),
    end: { kind: 'believed', healedBy: 'nothing' },
  },
  {
    name: 'updates require themselves',
    where: 'GetUpdateData',
    picked: (isPicked) =>
      texts(isPicked, (text) => {
        const [, own = ''] = /UpdateID="([^"]*)/.exec(text) ?? [];
        return text.replace(
          '</upd:Prerequisites>',
          `<upd:UpdateIdentity UpdateID="${own}" /></upd:Prerequisites>`,
        );
      }),
    end: { kind: 'believed', healedBy: 'nothing' },
  },
  {
    name: 'an update requires what nobody knows',
    where: 'GetUpdateData',
    picked: (isPicked) =>
      texts(isPicked, (text) => text.replace('</upd:Prerequisites>', `${stranger}</upd:Prerequisites>`)),
    end: { kind: 'believed', healedBy: 'nothing' },
  },
  {
    name: 'an update has no product',
    where: 'GetUpdateData',
    picked: (isPicked) =>
      texts(isPicked, (text) => text.replace(/<upd:Prerequisites>.*<\/upd:Prerequisites>/s, '')),
    end: { kind: 'believed', healedBy: 'nothing' },
  },
  {
    name: 'an update requires ten thousand others',
    where: 'GetUpdateData',
    picked: (isPicked) =>
      texts(isPicked, (text) =>
        text.replace('</upd:Prerequisites>', `${stranger.repeat(10_000)}</upd:Prerequisites>`),
      ),
    end: { kind: 'believed', healedBy: 'nothing' },
  },
  {
    name: 'ids are refused with their whole batch',
    where: 'GetUpdateData',
    picked: refusedRevisions,
    end: setsAside('internalServerError'),
  },
  {
    name: 'it lists ids whose documents it leaves out',
    where: 'GetUpdateData',
    picked: (isPicked) => updates(isPicked, () => ''),
    end: setsAside('updateNotDelivered'),
  },
  {
    name: 'every document comes twice',
    where: 'GetUpdateData',
    picked: () => updates(() => true, twice),
    end: recovers(),
  },
  {
    name: 'documents come that nobody asked for',
    where: 'GetUpdateData',
    picked: () =>
      updates(
        () => true,
        (update) => update + update.replace(/<RevisionNumber>\d+/, '<RevisionNumber>987654'),
      ),
    end: recovers(),
  },
  {
    name: 'a document comes without its id, once',
    where: 'GetUpdateData',
    script: first(
      1,
      changed((text) => text.replace(/<Id>.*?<\/Id>/s, '')),
    ),
    end: recovers('malformedAnswer'),
  },
];
