import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LogEntry } from '../../../../src/domain/log/logEntry.ts';
import { LogReader } from '../../../../src/domain/log/logReader.ts';
import { writeLogLine } from '../../../../src/domain/log/logLine.ts';
import { renderEvent } from '../../../../src/domain/log/renderEvent.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';
import { anyEvent } from '../../../support/arbitraryEvent.ts';
import { centralSite } from '../../../support/logScenarios.ts';

function read(text: string, chunkLength = text.length): LogEntry[] {
  const reader = new LogReader();
  const entries: LogEntry[] = [];
  for (let start = 0; start < text.length; start += Math.max(1, chunkLength))
    entries.push(...reader.push(text.slice(start, start + Math.max(1, chunkLength))));
  return [...entries, ...reader.end()];
}

/** The documented user's log of February 2020, as it was pasted: byte order mark, one space, a thread that is missing. */
const pasted = [
  '\uFEFFInbox source is local on USSJCSCCMP01.adv.advantest.com $$<SMS_WSUS_SYNC_MANAGER><02-08-2020 01:13:13.586+480><thread=5976 (0x1758)>',
  'Wakeup for a polling cycle $$<SMS_WSUS_SYNC_MANAGER><02-08-2020 02:13:11.522+480><thread=5976 (0x1758)>',
  'Starting Sync $$<SMS_WSUS_SYNC_MANAGER><02-08-2020 02:13:11.659+480><thread=5976 (0x1758)>',
  'Performing sync on retry schedule $$<SMS_WSUS_SYNC_MANAGER><02-08-2020 02:13:11.660+480><thread=5976 (0x1758)>',
  'Read SUPs from SCF for USSJCSCCMP01.adv.advantest.com $$<SMS_WSUS_SYNC_MANAGER><02-08-2020 02:13:11.689+480><thread=>',
].join('\r\n');

const trailer = '  $$<SMS_WSUS_SYNC_MANAGER><02-08-2020 02:13:11.522+480><thread=5976 (0x1758)>';

describe('The log reader', () => {
  it('reads a log as users paste it', () => {
    const entries = read(pasted);
    assert.deepEqual(
      entries.map(({ text, thread, bias }) => ({ text, thread, bias })),
      [
        ['Inbox source is local on USSJCSCCMP01.adv.advantest.com', 5976],
        ['Wakeup for a polling cycle', 5976],
        ['Starting Sync', 5976],
        ['Performing sync on retry schedule', 5976],
        ['Read SUPs from SCF for USSJCSCCMP01.adv.advantest.com', 0],
      ].map(([text, thread]) => ({ text, thread, bias: 480 })),
    );
    assert.equal(entries[2]?.time, Date.parse('2020-02-08T10:13:11.659Z'));
  });

  it('gives the same entries however the text is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (length) => {
        assert.deepEqual(read(pasted, length), read(pasted));
      }),
      { numRuns: 50 },
    );
  });

  it('joins lines without a trailer to the one they belong to', () => {
    const [entry, ...others] = read(
      `Sync failed: first line\nsecond line\nthird line. Source: X${trailer}\n`,
    );
    assert.equal(entry?.text, 'Sync failed: first line\nsecond line\nthird line. Source: X');
    assert.equal(others.length, 0);
  });

  it('keeps SQL noise apart from the line behind it', () => {
    const sql = '*** declare @rc int, @errxml xml, @errmsg nvarchar(max); EXEC @rc=sp_SetupCI 16916014, …';
    const entries = read(`${sql}\n@more\nFailed to sync update 7155376c-1c67.${trailer}\n`);
    assert.deepEqual(
      entries.map(({ text, severity }) => [text, severity]),
      [
        [`${sql}\n@more`, 'information'],
        ['Failed to sync update 7155376c-1c67.', 'error'],
      ],
    );
    assert.deepEqual(
      read(`*** [42000][50000][Microsoft]ERROR 2627${trailer}\nStarting Sync${trailer}`).map(
        ({ text }) => text,
      ),
      ['*** [42000][50000][Microsoft]ERROR 2627', 'Starting Sync'],
    );
  });

  it('skips the rollover line and empty lines', () => {
    assert.deepEqual(
      read(`One${trailer}\n\nROLLOVER\n\r\nTwo${trailer}\n`).map(({ text }) => text),
      ['One', 'Two'],
    );
  });

  it('reads client entries between site lines, over several lines', () => {
    const client =
      '<![LOG[Download failed\nwith code 5]LOG]!><time="02:13:11.659+480" date="02-08-2020" component="PatchDownloader" context="" type="2" thread="12" file="a.cpp:1">';
    const entries = read(`One${trailer}\n${client}\nTwo${trailer}\n`);
    assert.deepEqual(
      entries.map(({ text, format, severity }) => [text, format, severity]),
      [
        ['One', 'site', 'information'],
        ['Download failed\nwith code 5', 'ccm', 'warning'],
        ['Two', 'site', 'information'],
      ],
    );
  });

  it('gives plain entries for what it cannot read, and goes on', () => {
    const entries = read(
      `<![LOG[never ends\nOne${trailer}\n<![LOG[nor this]LOG]!><no time>\nTwo${trailer}\nrest`,
    );
    assert.deepEqual(
      entries.map(({ text, format }) => [text, format]),
      [
        ['<![LOG[never ends', 'plain'],
        ['One', 'site'],
        ['<![LOG[nor this]LOG]!><no time>', 'plain'],
        ['Two', 'site'],
        ['rest', 'plain'],
      ],
    );
  });

  it('colors as CMTrace does, status messages by their own word', () => {
    const severity = (text: string): unknown => read(`${text}${trailer}`)[0]?.severity;
    assert.equal(severity('Sync Failed: USSCommunicationError'), 'error');
    assert.equal(severity('Warning: Remote WSUS connection is not HTTPS.'), 'warning');
    assert.equal(severity('Starting Sync'), 'information');
    assert.equal(severity('STATMSG: ID=6707 SEV=W LEV=M SOURCE="SMS Server"'), 'warning');
    assert.equal(severity('STATMSG: ID=6702 SEV=I LEV=M ISTR0="no error"'), 'information');
  });

  it('never throws and keeps a bounded part of what has no end', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter, maxLength: 500 }),
        fc.integer({ min: 1, max: 50 }),
        (text, cut) => {
          read(text, cut);
        },
      ),
    );
    const reader = new LogReader();
    let entries = 0;
    for (let count = 0; count < 100; count++) entries += reader.push('x'.repeat(100_000)).length;
    assert.ok(entries > 0, 'a line without end was never given up');
  });

  it('reads every line that an event renders to', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), fc.integer({ min: 1, max: 300 }), (events, cut) => {
        const lines = events.flatMap((event) => renderEvent(event, centralSite));
        const entries = read(lines.map((line) => `${writeLogLine(line)}\r\n`).join(''), cut);
        assert.deepEqual(
          entries.map(({ text, component, time, bias, thread }) => ({ text, component, time, bias, thread })),
          lines,
        );
      }),
      { numRuns: 200 },
    );
  });
});
