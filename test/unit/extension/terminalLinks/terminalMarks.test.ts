import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ProgressLines } from '../../../../src/cli/progressLines.ts';
import { sitesText } from '../../../../src/cli/render/hierarchyText.ts';
import { countsText } from '../../../../src/cli/render/runsText.ts';
import { statusText } from '../../../../src/cli/render/statusText.ts';
import { plainStyle } from '../../../../src/cli/render/style.ts';
import { terminalMarks } from '../../../../src/extension/terminalLinks/terminalMarks.ts';
import { anyEvent } from '../../../support/arbitraryEvent.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { runDocument, siteView, statusRow } from '../../../support/serviceViews.ts';

const layout = {
  ...{ style: plainStyle, width: 120, now: Date.parse('2026-11-24T12:00:00Z') },
  ...{ zone: 'UTC', verbose: false },
};
const isSite = (code: string): boolean => code === 'CS1' || code === 'PS1';

/** What of a line can be opened, as it stands there. */
function marked(line: string): readonly string[] {
  return terminalMarks(line, isSite).map(({ start, length }) => line.slice(start, start + length));
}

describe('What can be opened from a line of a terminal', () => {
  it('are articles anywhere', () => {
    assert.deepEqual(marked('Cumulative Update (KB5030710), see also kb4023057 and KB12'), [
      'KB5030710',
      'kb4023057',
    ]);
    assert.deepEqual(marked('https://example.com/xKB5030710, KB5030710a'), []);
    const [mark] = terminalMarks('kb4023057', isSite);
    assert.deepEqual(mark, { kind: 'article', start: 0, length: 9, article: 'KB4023057' });
  });

  it('are sites behind the word, that there are', () => {
    assert.deepEqual(marked('Synchronization of site CS1 failed: Site PS1 has no source, site ABC neither'), [
      'CS1',
      'PS1',
    ]);
    assert.deepEqual(marked('website CS1, sites CS1, site CS12, CS1 alone'), []);
  });

  it('are sites in front of what our commands print', () => {
    const tables = [
      sitesText([siteView(), siteView({ siteCode: 'PS1', parent: 'CS1', type: 'primary' })], layout),
      countsText([runDocument()], layout),
      statusText([statusRow()], layout),
    ];
    const rows = tables.map((table) => table.split('\n').flatMap(marked));
    assert.deepEqual(rows, [['CS1', 'PS1'], ['CS1'], ['CS1']]);
  });

  it('are sites in front of all progress that is printed', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const written: string[] = [];
        const lines = new ProgressLines((line) => written.push(line), {
          verbose: false,
          clock: new FakeClock(),
        });
        lines.show([{ ...event, siteCode: 'CS1' }]);
        for (const line of written) assert.equal(marked(line)[0], 'CS1', line);
      }),
      { numRuns: 500 },
    );
  });

  it('is no code that stands elsewhere, or before anything else', () => {
    for (const line of [
      'CS1  something else',
      'CS1 Synchronizing site database',
      '12 CS1  Failed: no',
      'CS1',
      '',
    ])
      assert.deepEqual(marked(line), []);
  });

  it('stands at the beginning of an endless line', () => {
    const began = performance.now();
    assert.deepEqual(marked(`${' '.repeat(3000)}KB5030710${'KB '.repeat(100_000)}`), []);
    for (const text of [' '.repeat(5000), `CS1${' '.repeat(5000)}`, `CS1  ${'a  '.repeat(2000)}`])
      marked(text);
    assert.ok(performance.now() - began < 200);
  });
});
