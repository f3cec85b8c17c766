import { answerEnvelope } from '../../../src/protocol/soap/envelope.ts';
import { changed, emptyList, first, olderAnchor, refusal, truncated } from '../faults.ts';
import type { Fault } from '../faultyUpstream.ts';
import { damagedGzip, gzipBomb, instead, unknownCompression } from '../httpFaults.ts';
import { type FaultRow, fails, recovers } from './faultRow.ts';

const identity = /<UpdateIdentity>.*?<\/UpdateIdentity>/gs;
const list = (change: (identities: readonly string[]) => readonly string[]): Fault =>
  changed((text) =>
    text.replace(
      /<NewRevisions>(.*)<\/NewRevisions>/s,
      (_all, inner: string) => `<NewRevisions>${change(inner.match(identity) ?? []).join('')}</NewRevisions>`,
    ),
  );
const revision = (text: string): Fault =>
  changed((answer) => answer.replace(/<RevisionNumber>\d+/, `<RevisionNumber>${text}`));
const anchor = (text: string): Fault =>
  changed((answer) =>
    answer.replace(/<Anchor>[^<]*<\/Anchor>/, text === '' ? '' : `<Anchor>${text}</Anchor>`),
  );
const strangers = Array.from(
  { length: 3 },
  (_, index) =>
    `<UpdateIdentity><UpdateID>00000000-0000-4000-8000-00000000000${index}</UpdateID><RevisionNumber>1</RevisionNumber></UpdateIdentity>`,
);

/** Lists of ids, with their anchors. */
export const listFaults: readonly FaultRow[] = [
  {
    name: 'its XML ends early, every time',
    where: 'GetRevisionIdList',
    script: truncated,
    end: fails('malformedAnswer', /GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'its XML ends early, once',
    where: 'GetRevisionIdList',
    script: first(1, truncated),
    end: recovers('malformedAnswer'),
  },
  {
    name: 'its answer has no result',
    where: 'GetRevisionIdList',
    script: instead(answerEnvelope('GetRevisionIdList', '')),
    end: fails('malformedAnswer', /GetRevisionIdList is empty/, { retries: 4 }),
  },
  {
    name: 'its answer nests without end',
    where: 'GetRevisionIdList',
    script: instead(answerEnvelope('GetRevisionIdList', '<a>'.repeat(1000))),
    end: fails('limitExceeded', /GetRevisionIdList/),
  },
  {
    name: 'its answer has a document type with entities',
    where: 'GetRevisionIdList',
    script: changed((text) =>
      text.replace(/(<\?xml[^>]*>)?/, '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'),
    ),
    end: fails('malformedAnswer', /GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'its answer is no UTF-8',
    where: 'GetRevisionIdList',
    script: instead(Buffer.from('<?xml version="1.0"?><a>\xff\xfe</a>', 'latin1')),
    end: fails('malformedAnswer', /GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'its gzip is damaged',
    where: 'GetRevisionIdList',
    script: damagedGzip,
    end: fails('malformedAnswer', /compressed answer is damaged.*GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'its gzip is a bomb',
    where: 'GetRevisionIdList',
    script: gzipBomb,
    end: fails('answerTooLarge', /GetRevisionIdList/),
  },
  {
    name: 'its compression is another than asked for',
    where: 'GetRevisionIdList',
    script: unknownCompression,
    end: fails('malformedAnswer', /xpress.*GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'it refuses without a code',
    where: 'GetConfigData',
    script: instead(
      '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>Something went wrong</faultstring></soap:Fault></soap:Body></soap:Envelope>',
    ),
    end: fails('soapFault', /GetConfigData.*Something went wrong/),
  },
  {
    name: 'it fails inside, always',
    where: 'GetRevisionIdList',
    script: refusal('InternalServerError'),
    end: fails('internalServerError', /GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'it refuses its own anchor once',
    where: 'GetRevisionIdList',
    script: (call, response, passOn) =>
      call.count === 1 ? refusal('InvalidParameters', 'filter')(call, response, passOn) : undefined,
    end: recovers(),
  },
  {
    name: 'every id is listed twice',
    where: 'GetRevisionIdList',
    script: list((ids) => [...ids, ...ids]),
    end: recovers(),
  },
  {
    name: 'the newest come first',
    where: 'GetRevisionIdList',
    script: list((ids) => [...ids].reverse()),
    end: recovers(),
  },
  {
    name: 'an id is none',
    where: 'GetRevisionIdList',
    script: changed((text) => text.replace(/<UpdateID>[^<]*/, '<UpdateID>everything')),
    end: fails('malformedAnswer', /"everything, \d+".*GetRevisionIdList/, { retries: 4 }),
  },
  ...['-1', '99999999999', '1e3x', ''].map((text): FaultRow => ({
    name: `a revision number is "${text}"`,
    where: 'GetRevisionIdList',
    script: revision(text),
    end: fails('malformedAnswer', /names a revision that is none/, { retries: 4 }),
  })),
  {
    name: 'it lists ids that it does not have',
    where: 'GetRevisionIdList',
    script: list((ids) => [...ids, ...strangers]),
    end: { kind: 'believed', healedBy: 'full' },
  },
  {
    name: 'it leaves out half of its list',
    where: 'GetRevisionIdList',
    script: list((ids) => ids.slice(0, Math.floor(ids.length / 2))),
    end: { kind: 'believed', healedBy: 'full' },
  },
  { name: 'it lists without an anchor', where: 'GetRevisionIdList', script: anchor(''), end: recovers() },
  { name: 'its anchor is no time', where: 'GetRevisionIdList', script: anchor('yesterday'), end: recovers() },
  {
    name: 'its anchor is of a month that does not exist',
    where: 'GetRevisionIdList',
    script: anchor('1,2026-13-45 99:99:99.000'),
    end: recovers(),
  },
  {
    name: 'its anchor is of the year 9999',
    where: 'GetRevisionIdList',
    script: anchor('1,9999-12-31 23:59:59.999'),
    end: { kind: 'believed', healedBy: 'delta' },
  },
  {
    name: 'its anchors go backwards',
    where: 'GetRevisionIdList',
    script: olderAnchor,
    end: fails('anchorBackwards', /the older 1,2006-01-01 00:00:00\.000$/, { fullRetry: true }),
  },
  {
    name: 'it lists nothing any more',
    where: 'GetRevisionIdList',
    script: emptyList,
    full: true,
    end: fails('suspiciousListing', /no longer lists (\d+) of \1 known updates$/),
  },
  {
    name: 'it lists a third of what it had',
    where: 'GetRevisionIdList',
    script: list((ids) => ids.slice(0, Math.floor(ids.length / 3))),
    full: true,
    end: fails('suspiciousListing', /no longer lists \d+ of \d+ known updates$/),
  },
];
