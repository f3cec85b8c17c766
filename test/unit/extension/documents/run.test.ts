import assert from 'node:assert/strict';
import { runName } from '../../../../src/extension/documents/runName.ts';
import { runMarkdown } from '../../../../src/extension/documents/run.ts';
import { failedRun, runDocument } from '../../../support/serviceViews.ts';

const moment = (time: number): string => new Date(time).toISOString();

describe('The document of a run', () => {
  it('tells what it changed and how long each step took', () => {
    const text = runMarkdown(runDocument(), moment);
    assert.match(text, /^# Synchronization of CS1\n/);
    assert.match(text, /\| Full because of \| first synchronization \|/);
    assert.match(text, /\| 2,345 \| 12 \| 3 \| 0 \| 2 \| 40 \| 58 \| 1 \|/);
    assert.match(
      text,
      /\| WSUS server \| cs1sup\\\.contoso\\\.com \| 2026-11-24T11:52:00.000Z \| 2 min 00 s \| 2,345 \|/,
    );
    assert.match(text, /\| Site database \| {2}\|/);
  });

  it('begins with why it failed and what to do', () => {
    const text = runMarkdown(failedRun, moment);
    assert.match(text, /^# Synchronization of PS1\n\n\*\*No connection: .*\(0x80072EFD\)\n\n\*\*Cause\.\*\*/);
    assert.ok(!text.includes('## Steps'));
  });

  it('shows what maintenance did', () => {
    const started = Date.parse('2026-11-24T11:52:00Z');
    const text = runMarkdown(
      runDocument({
        kind: 'maintenance',
        steps: [{ name: 'maintenance', server: 'a', started, details: { total: 5, deleted: 2 } }],
      }),
      moment,
    );
    assert.match(text, /^# Maintenance of CS1\n/);
    assert.match(text, /0 expired and 0 superseded declined, 2 deleted, of 5 \|/);
    assert.ok(!text.includes('What it changed'));
  });
});

describe('The name of the document of a run', () => {
  const moment = (time: number): string => new Date(time).toISOString().slice(0, 16);

  it('tells site and time', () => {
    assert.equal(runName('2026-11-24T12:55:02.000Z CS1 6732ff0d', moment), 'Run of CS1 2026-11-24T12:55');
  });

  it('is none where the id tells neither', () => {
    for (const id of ['', 'CS1', 'x y z']) assert.equal(runName(id, moment), undefined);
  });
});
