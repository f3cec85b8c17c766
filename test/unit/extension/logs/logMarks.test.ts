import assert from 'node:assert/strict';
import { codesIn, isLogLine, linksIn } from '../../../../src/extension/logs/logMarks.ts';

const trailer = '  $$<SMS_WSUS_SYNC_MANAGER><11-28-2026 14:00:00.000+00><thread=6703 (0x1A2F)>';

describe('Codes in a line of a log', () => {
  for (const [line, codes] of [
    ['Sync failed: The request timed out. 0x80072EE2', ['0x80072EE2']],
    ['STATMSG: ID=6703 SEV=E PID=6704 TID=6705 LE=0X8013150a', ['6703', '0X8013150a']],
    ['processed 6703 out of 6708 items (100%)', []],
    ['HTTP status 503 instead of an answer', ['503']],
    ['Extended sign: 0xffffffff80072ee2', ['0xffffffff80072ee2']],
    ['thread 0x1A2F, short 0x12', []],
  ] as const)
    it(`of ${line}: ${codes.join(', ') || 'none'}`, () => {
      assert.deepEqual(
        codesIn(line + trailer).map(({ code }) => code),
        codes,
      );
      for (const { code, start, end } of codesIn(line)) assert.equal(line.slice(start, end), code);
    });
});

describe('Links in a line of a log', () => {
  it('lead to articles and updates, and not to the update source', () => {
    const id = 'af5eb87e-cdd6-40bf-984f-5d0630406de8';
    const line = `Synchronizing update ${id} - Definition Update - KB2461484${trailer}`;
    assert.deepEqual(
      linksIn(line).map(({ kind, url, start, end }) => [kind, url, line.slice(start, end)]),
      [
        ['update', `https://www.catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${id}`, id],
        ['article', 'https://support.microsoft.com/help/2461484', 'KB2461484'],
      ],
    );
    assert.deepEqual(
      linksIn('Set content version of update source {C2D17964-BBDD-4339-B9F3-12D7205B39CC}'),
      [],
    );
  });
});

describe('A line of a log', () => {
  for (const [line, expected] of [
    [`Starting Sync${trailer}`, true],
    ['\uFEFF<![LOG[Starting]LOG]!><time="1:02:03.000+60" date="1-2-2026" component="A" type="1">', true],
    ['2026-11-28 14:00:00 [info] something else', false],
    ['', false],
  ] as const)
    it(`is recognized: ${JSON.stringify(line.slice(0, 30))} ${expected ? 'is' : 'is not'} one`, () => {
      assert.equal(isLogLine(line), expected);
    });
});
