import assert from 'node:assert/strict';
import fc from 'fast-check';
import { centralSite, eventsOf, logScenarios, primarySite } from '../../../support/logScenarios.ts';
import { anyEvent } from '../../../support/arbitraryEvent.ts';
import { assertGolden } from '../../../support/golden.ts';
import { zones } from '../../../support/scheduleArbitraries.ts';
import { parseLogLine, writeLogLine } from '../../../../src/domain/log/logLine.ts';
import { renderEvent } from '../../../../src/domain/log/renderEvent.ts';
import { parseStatusMessage } from '../../../../src/domain/log/statusMessageLine.ts';
import type { SyncEventBody } from '../../../../src/domain/syncEvent.ts';

function textsOf(body: SyncEventBody, context = centralSite): string[] {
  return renderEvent({ time: 0, siteCode: context.siteCode, body }, context).map(({ text }) => text);
}

describe('The lines of an event', () => {
  for (const scenario of logScenarios) {
    it(`are those of the reference: ${scenario.name}`, () => {
      const lines = eventsOf(scenario).flatMap((event) => renderEvent(event, scenario.context));
      assertGolden(`log/${scenario.name}.log`, lines.map((line) => `${writeLogLine(line)}\n`).join(''));
    });
  }

  it('exist for every event, are single lines and read back', () => {
    fc.assert(
      fc.property(anyEvent, fc.constantFrom(...zones), fc.boolean(), (event, zone, isChild) => {
        const context = { ...(isChild ? primarySite : centralSite), zone };
        const lines = renderEvent(event, context);
        assert.ok(lines.length > 0);
        for (const line of lines) {
          const written = writeLogLine(line);
          assert.match(written, /^[^\r\n]*$/);
          assert.deepEqual(parseLogLine(written), line);
          assert.equal(line.time, event.time);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('carry a status message that reads back', () => {
    const [text = ''] = textsOf({
      kind: 'status',
      state: 6703,
      server: 'X',
      strings: ['Source', 'It said "no"\nand " ISTR2="x"'],
      errorCode: 0x80072efe,
    });
    const { strings, lastError, siteCode, system } = parseStatusMessage(text) ?? {};
    assert.deepEqual(
      { strings, lastError, siteCode, system },
      {
        strings: ['Source', 'It said "no"~~and \' ISTR2="x"'],
        lastError: 0x80072efe,
        siteCode: 'CS1',
        system: 'CS1SITE.CONTOSO.COM',
      },
    );
  });

  it('have one thread a run, another one for maintenance, always the same', () => {
    const thread = (runId: string, body: SyncEventBody): number | undefined =>
      renderEvent({ time: 0, siteCode: 'CS1', runId, body }, centralSite)[0]?.thread;
    const one = thread('run 1', { kind: 'syncStarting' });
    assert.equal(one, thread('run 1', { kind: 'syncTime', seconds: 1 }));
    assert.notEqual(one, thread('run 2', { kind: 'syncStarting' }));
    assert.notEqual(one, thread('run 1', { kind: 'cleanupDone' }));
    assert.ok(one !== undefined && one >= 1000 && one <= 20_000);
  });

  it('print the end of the updates twice at the top-level site and once at others', () => {
    const body = {
      kind: 'wsusProgress',
      server: 'X',
      step: 'updates',
      progress: { processed: 130, total: 130, etaSeconds: 0 },
    } as const;
    const end = 'sync: WSUS synchronizing updates, processed 130 out of 130 items (100%)';
    assert.deepEqual(textsOf(body), [end, end]);
    assert.deepEqual(textsOf(body, primarySite), [end]);
  });

  it('are bounded, whatever an upstream server says', () => {
    const [text = ''] = textsOf({ kind: 'failed', message: 'x'.repeat(1e6), source: 'y', code: 1 });
    assert.equal(text.length, 16_384);
  });
});
