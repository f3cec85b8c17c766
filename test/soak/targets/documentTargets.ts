import { LogReader } from '../../../src/domain/log/logReader.ts';
import { runsOf } from '../../../src/domain/log/runs.ts';
import { scheduleFromToken } from '../../../src/domain/schedule/tokenOf.ts';
import { readTokens, writeToken } from '../../../src/domain/schedule/token.ts';
import { PackageIndexParser } from '../../../src/protocol/package/packageIndexParser.ts';
import { RecordScanner } from '../../../src/protocol/package/recordScanner.ts';
import { decodeUtf8 } from '../../../src/protocol/update/documentText.ts';
import { parseUpdateDocument } from '../../../src/protocol/update/parseUpdateDocument.ts';
import { decodeRecord, updateRecord } from '../../../src/protocol/update/recordDecoder.ts';
import { indexOf, metadataOf, type PackagedDocument } from '../../support/exportPackage.ts';
import type { SoakTarget, Verdict } from '../soakTarget.ts';

/** Update documents, the two members of packages, wsyncmgr.log and schedule tokens. */
export function documentTargets(
  documents: readonly PackagedDocument[],
  real: readonly Buffer[],
): readonly SoakTarget[] {
  const texts = documents.map(({ text }) => Buffer.from(text));
  return [
    { name: 'update document', seeds: [...texts, ...real], feed: document, weight: 4 },
    { name: 'update record', seeds: texts.slice(0, 1), feed: record },
    { name: 'package.xml', seeds: [Buffer.from(indexOf({ documents }))], feed: index, weight: 2 },
    { name: 'metadata.txt', seeds: [Buffer.from(metadataOf(documents))], feed: metadata, weight: 2 },
    { name: 'wsyncmgr.log', seeds: [Buffer.from(logText)], feed: log, weight: 2 },
    { name: 'schedule token', seeds: tokens.map((token) => Buffer.from(token)), feed: token, weight: 2 },
  ];
}

function document(input: Buffer): Verdict {
  parseUpdateDocument(decodeUtf8(input), ['en', 'de']);
  return 'accepted';
}

function record(input: Buffer): Verdict {
  const identity = { updateId: '00000000-0000-4000-8000-000000000001', revision: 1 };
  decodeRecord(identity, updateRecord('text', input), ['en']);
  return 'accepted';
}

function index(input: Buffer): Verdict {
  const parser = new PackageIndexParser('x.cab');
  parser.write(input.toString());
  parser.end();
  return 'accepted';
}

function metadata(input: Buffer): Verdict {
  const scanner = new RecordScanner('x.cab');
  for (const scanned of scanner.push(input)) decodeRecord(scanned.identity, scanned.record, ['en']);
  scanner.end();
  return 'accepted';
}

function log(input: Buffer): Verdict {
  const reader = new LogReader();
  const entries = [...reader.push(input.toString()), ...reader.end()];
  runsOf(entries);
  return 'accepted';
}

function token(input: Buffer): Verdict {
  const text = input.toString('latin1');
  for (const read of readTokens(text)) writeToken(read);
  scheduleFromToken(text, 'Europe/Berlin');
  return 'accepted';
}

const tokens = [
  '00012700001A2000',
  '0001200000100008',
  '0001170000142000',
  '0001170000228800',
  '02C159C0381A2000',
];

const logText =
  [
    'Wakeup for scheduled regular sync',
    'Starting Sync',
    'Performing sync on regular schedule',
    'sync: Starting WSUS synchronization',
    'sync: WSUS synchronizing updates, processed 100 out of 200 items (50%), ETA in 00:01:00',
    'Failed to sync update 7155376c-1c67-4f3b-9f47-1f3d6f8b9d11. Error: It is damaged. Source: X',
    'STATMSG: ID=6703 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_WSUS_SYNC_MANAGER" SYS=CM1 SITE=CS1 PID=1 TID=2 GMTDATE=Tue Nov 24 08:00:00.000 2026 ISTR0="a" ISTR1="b" NUMATTRS=0',
    'Sync failed: The request failed. Source: CWSyncMgr::DoSync',
    'Sync failed. Will retry in 60 minutes',
    'Sync time: 0d00h01m13s',
  ]
    .map((line) => `${line}  $$<SMS_WSUS_SYNC_MANAGER><11-24-2026 09:00:00.123-60><thread=1234 (0x4D2)>`)
    .join('\r\n') +
  '\r\n<![LOG[Starting Sync]LOG]!><time="09:00:00.123-60" date="11-24-2026" component="SMS_WSUS_SYNC_MANAGER" context="" type="1" thread="1234" file="x.cpp:1">\r\n';
