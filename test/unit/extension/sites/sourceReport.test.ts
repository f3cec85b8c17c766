import assert from 'node:assert/strict';
import { sourceReport } from '../../../../src/extension/sites/sourceReport.ts';

const tested = Date.parse('2026-11-24T08:30:00Z');
const name = { step: 'Name', ok: true, detail: 'wsus01 is 10.0.0.7', remedy: null };

describe('The report of a test of a source', () => {
  it('shows every step, and what to do about the one that failed', () => {
    const text = sourceReport(
      'http://wsus01:8530',
      [name, { step: 'TCP', ok: false, detail: 'Nobody | answers', remedy: 'Open the port.' }],
      tested,
    );
    assert.match(text, /^# The source cannot be used\n/);
    assert.match(text, /tested 2026-11-24 08:30 UTC/);
    assert.match(text, /\| ✓ Name \| wsus01 is 10\\\.0\\\.0\\\.7 \|\n\| ✗ TCP \| Nobody \\\| answers \|/);
    assert.match(text, /\*\*What to do\.\*\* Open the port\\\.\n$/);
  });

  it('says when all is well', () => {
    const text = sourceReport('microsoft-update', [name], tested);
    assert.match(text, /^# The source answers\n[^]*A synchronization would get through\.\n$/);
  });
});
