import assert from 'node:assert/strict';
import fc from 'fast-check';
import { biasMinutes } from '../../../../src/base/calendar.ts';
import {
  endsCmtraceLine,
  parseCmtraceLine,
  writeCmtraceLine,
} from '../../../../src/domain/log/cmtraceLine.ts';
import { unfoldText } from '../../../../src/domain/log/foldText.ts';
import { type LogLine, parseLogLine, writeLogLine } from '../../../../src/domain/log/logLine.ts';
import { parseStatusMessage, writeStatusMessage } from '../../../../src/domain/log/statusMessageLine.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';
import { zones } from '../../../support/scheduleArbitraries.ts';

const lineText = fc
  .string({ unit: anyCharacter, maxLength: 200 })
  .map((text) => text.replace(/\p{Cc}/gu, ' '));
const component = fc.stringMatching(/^[A-Za-z_. -]{1,40}$/);

/** Moments and their bias; every other one within hours of a change of the clocks in 2024. */
const moment = fc
  .tuple(
    fc.constantFrom(...zones),
    fc.oneof(
      fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2099, 11, 31) }),
      fc
        .tuple(
          fc.constantFrom('2024-03-10', '2024-03-31', '2024-04-07', '2024-10-06', '2024-10-27', '2024-11-03'),
          fc.integer({ min: -86_400_000, max: 86_400_000 }),
        )
        .map(([day, offset]) => Date.parse(day) + offset),
    ),
  )
  .map(([zone, time]) => ({ time, bias: Math.round(biasMinutes(time, zone)) }));

function line(change: Partial<LogLine>): LogLine {
  return {
    text: 'Starting Sync',
    component: 'SMS_WSUS_SYNC_MANAGER',
    time: 0,
    bias: 0,
    thread: 1,
    ...change,
  };
}

describe('A line of the site-server format', () => {
  it('reads back as it was written, in any zone and on days when clocks change', () => {
    fc.assert(
      fc.property(lineText, component, moment, fc.nat(0x7fff_ffff), (text, name, when, thread) => {
        const written = { text, component: name, ...when, thread };
        assert.deepEqual(parseLogLine(writeLogLine(written)), written);
      }),
      { numRuns: 200 },
    );
  });

  for (const [what, bias, time, expected] of [
    ['Pacific winter', 480, '2020-02-08T10:13:11.659Z', '02-08-2020 02:13:11.659+480'],
    ['Central European winter', -60, '2020-02-08T01:13:11.009Z', '02-08-2020 02:13:11.009-60'],
    ['UTC', 0, '2020-12-31T23:59:59.999Z', '12-31-2020 23:59:59.999+00'],
  ] as const) {
    it(`shows the local time and its bias: ${what}`, () => {
      assert.equal(
        writeLogLine(line({ bias, time: Date.parse(time), thread: 5976 })),
        `Starting Sync  $$<SMS_WSUS_SYNC_MANAGER><${expected}><thread=5976 (0x1758)>`,
      );
    });
  }

  it('writes line breaks as ~~, which a reader turns back', () => {
    const written = writeLogLine(line({ text: 'been completely downloaded and\r\ncannot be accepted' }));
    assert.ok(written.startsWith('been completely downloaded and~~cannot be accepted  $$<'));
    assert.equal(unfoldText('downloaded and~~cannot be accepted~'), 'downloaded and\ncannot be accepted');
  });

  it('is found behind a text that looks like a trailer itself', () => {
    const text = 'a  $$<X><01-01-2020 00:00:00.000+0><thread=1 (0x1)>';
    assert.equal(parseLogLine(writeLogLine(line({ text })))?.text, text);
  });

  for (const [what, text] of [
    ['no trailer', 'Starting Sync'],
    ['a day that does not exist', 'x  $$<C><02-30-2020 00:00:00.000+0><thread=1 (0x1)>'],
    ['an hour that does not exist', 'x  $$<C><02-03-2020 24:00:00.000+0><thread=1 (0x1)>'],
    ['a trailer cut off', 'x  $$<C><02-03-2020 20:00:00.000+0><thread=1 (0x'],
    ['something after the trailer', 'x  $$<C><02-03-2020 20:00:00.000+0><thread=1 (0x1)> y'],
  ] as const) {
    it(`is not seen in ${what}`, () => {
      assert.equal(parseLogLine(text), undefined);
    });
  }

  it('may have the time field of the 1990s', () => {
    const old = 'Hello  $$<SMS_X><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=10 (0xA)>';
    assert.deepEqual(parseLogLine(old), {
      text: 'Hello',
      component: 'SMS_X',
      time: Date.parse('1999-03-26T15:43:41.547Z'),
      bias: 300,
      thread: 10,
    });
  });
});

describe('An entry of the client format', () => {
  it('reads back as it was written, over several lines too', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter, maxLength: 200 }).filter((text) => !text.includes(']LOG]!>')),
        component,
        moment,
        fc.nat(3),
        fc.nat(100_000),
        (text, name, when, type, thread) => {
          const entry = { text, component: name, context: '', ...when, type, thread, file: 'source.cpp:123' };
          const written = writeCmtraceLine(entry);
          assert.deepEqual(parseCmtraceLine(written), entry);
          assert.ok(endsCmtraceLine(written));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has its attributes in any order and case', () => {
    const text =
      '<![LOG[Done]LOG]!><Type="3" DATE="2-8-2020" thread="12" COMPONENT="PatchDownloader" file="" context="" TIME="02:13:11.6591234+480">';
    assert.deepEqual(parseCmtraceLine(text), {
      text: 'Done',
      component: 'PatchDownloader',
      context: '',
      time: Date.parse('2020-02-08T10:13:11.659Z'),
      bias: 480,
      type: 3,
      thread: 12,
      file: '',
    });
  });

  it('is written as documented', () => {
    assert.equal(
      writeCmtraceLine({
        ...line({ time: Date.parse('2020-02-08T10:13:11.659Z'), bias: 480, thread: 5976 }),
        ...{ context: '', type: 1, file: 'source.cpp:123' },
      }),
      '<![LOG[Starting Sync]LOG]!><time="02:13:11.659+480" date="2-8-2020" component="SMS_WSUS_SYNC_MANAGER" context="" type="1" thread="5976" file="source.cpp:123">',
    );
  });
});

describe('A status message in the log', () => {
  const failed =
    'STATMSG: ID=6703 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_WSUS_SYNC_MANAGER" SYS=CM1.corp.contoso.com SITE=CHQ PID=2836 TID=9640 GMTDATE=Fri Aug 02 20:54:26.571 2024 ISTR0="Microsoft.UpdateServices.Administration.AdminProxy.CreateUpdateServer" ISTR1="Request for principal permission failed" ISTR2="" ISTR3="" ISTR4="" ISTR5="" ISTR6="" ISTR7="" ISTR8="" ISTR9="" NUMATTRS=0 LE=0X8013150a';
  const started =
    'STATMSG: ID=6701 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_WSUS_SYNC_MANAGER" SYS=CS1SITE.CONTOSO.COM SITE=CS1 PID=432 TID=3404 GMTDATE=Thu Jan 16 18:53:52.608 2014 ISTR0="" ISTR1="" ISTR2="" ISTR3="" ISTR4="" ISTR5="" ISTR6="" ISTR7="" ISTR8="" ISTR9="" NUMATTRS=0';

  it('reads as documented and is written the same again', () => {
    const message = parseStatusMessage(failed);
    assert.deepEqual(message, {
      id: 6703,
      severity: 'E',
      level: 'M',
      source: 'SMS Server',
      component: 'SMS_WSUS_SYNC_MANAGER',
      system: 'CM1.corp.contoso.com',
      siteCode: 'CHQ',
      processId: 2836,
      threadId: 9640,
      time: Date.parse('2024-08-02T20:54:26.571Z'),
      strings: [
        'Microsoft.UpdateServices.Administration.AdminProxy.CreateUpdateServer',
        'Request for principal permission failed',
      ],
      attributes: 0,
      lastError: 0x8013150a,
    });
    assert.equal(writeStatusMessage(message), failed);
    const first = parseStatusMessage(started);
    assert.ok(first !== undefined);
    assert.equal(writeStatusMessage(first), started);
    assert.equal(parseStatusMessage(`${started} LE=0X0`)?.lastError, 0);
  });

  it('reads back as it was written', () => {
    const strings = fc
      .array(lineText, { maxLength: 10 })
      .filter((list) => !list.some((text) => /" (?:ISTR\d=|NUMATTRS=)/.test(text)))
      .map((list) => (list.at(-1) === '' ? list.slice(0, -1) : list))
      .filter((list) => list.at(-1) !== '');
    fc.assert(
      fc.property(
        strings,
        moment,
        fc.constantFrom('I' as const, 'W' as const, 'E' as const),
        fc.constantFrom('M' as const, 'D' as const),
        fc.option(fc.nat(0xffff_ffff), { nil: undefined }),
        (list, { time }, severity, level, lastError) => {
          const message = {
            ...{ id: 6701, severity, level, source: 'SMS Server', component: 'SMS_WSUS_SYNC_MANAGER' },
            ...{ system: 'a.b', siteCode: 'CS1', processId: 1, threadId: 2, time, strings: list },
            attributes: 0,
            ...(lastError === undefined ? {} : { lastError }),
          };
          assert.deepEqual(parseStatusMessage(writeStatusMessage(message)), message);
        },
      ),
      { numRuns: 200 },
    );
  });
});
