import assert from 'node:assert/strict';
import type { RunDocument } from '../../../../src/domain/documents.ts';
import { comparableRuns } from '../../../../src/extension/logs/comparableRuns.ts';
import type { RunLines } from '../../../../src/extension/logs/logDigest.ts';
import { siteOfLog } from '../../../../src/extension/logs/siteOfLog.ts';
import { runDocument } from '../../../support/serviceViews.ts';

const hour = 3_600_000;
const base = Date.parse('2026-11-24T00:00:00Z');
const unchanged = { ...runDocument().counts, new: 0, modified: 0, expired: 0, removed: 0 };

/** The run of an hour of that day. */
function kept(at: number, contentVersion: number, changes: Partial<RunDocument> = {}): RunDocument {
  const started = base + at * hour;
  return runDocument({ _id: `${at}`, started, ended: started + 60_000, contentVersion, ...changes });
}

/** The same as a log tells it. */
function logged(at: number, contentVersion: number | undefined): RunLines {
  return {
    run: {
      ...{ start: base + at * hour + 40, outcome: 'succeeded', full: false, isCut: false },
      ...{ failedUpdates: 0, warnings: 0, firstEntry: at, lastEntry: at },
      ...(contentVersion === undefined ? {} : { contentVersion }),
    },
    ...{ firstLine: at * 10, lastLine: at * 10 + 9, bias: 0 },
  };
}

describe('The runs of a log that can be compared', () => {
  const journal = [
    kept(5, 4),
    kept(4, 3, { counts: unchanged }),
    kept(3, 3, { outcome: 'failed' }),
    kept(2, 2, { counts: unchanged }),
    kept(1, 1),
  ];

  it('are those that changed something, with the one before that did; not the first, and none that changed nothing', () => {
    const lines = [
      logged(1, 1),
      logged(2, 2),
      logged(3, 3),
      logged(4, 3),
      logged(5, 4),
      logged(6, undefined),
    ];
    assert.deepEqual(comparableRuns(lines, journal), [
      { line: 30, from: 1, to: 3 },
      { line: 50, from: 3, to: 4 },
    ]);
  });

  it('are found where the log begins later than the journal', () => {
    assert.deepEqual(comparableRuns([logged(5, 4)], journal), [{ line: 50, from: 3, to: 4 }]);
  });

  it('are none of another hierarchy whose site has the same code and versions', () => {
    assert.deepEqual(comparableRuns([logged(9, 3), logged(10, 4)], journal), []);
    assert.deepEqual(comparableRuns([logged(3, 3), logged(5, 4)], []), []);
  });
});

describe('The site of a log', () => {
  const folder = '/srv/updates';
  const at = (scheme: string, path: string) => siteOfLog({ scheme, path, fsPath: path }, folder);

  it('is told by its output channel, or by its place in the data folder', () => {
    assert.equal(at('output', 'extension-output-a.b-#3-wsyncmgr.log (CS1)'), 'CS1');
    assert.equal(at('file', '/srv/updates/PS1/Logs/wsyncmgr.log'), 'PS1');
    assert.equal(at('file', '/srv/updates/PS1/Logs/wsyncmgr.lo_'), 'PS1');
  });

  it('is not known for logs of elsewhere, and of no file where the window works with another machine', () => {
    for (const path of ['/srv/logs/PS1/Logs/wsyncmgr.log', '/srv/updates/PS1/Logs/WCM.log', '/wsyncmgr.log'])
      assert.equal(at('file', path), undefined);
    assert.equal(at('output', 'extension-output-a.b-#3-Software Update Sync'), undefined);
    assert.equal(at('git', '/srv/updates/PS1/Logs/wsyncmgr.log'), undefined);
    const path = '/srv/updates/PS1/Logs/wsyncmgr.log';
    assert.equal(siteOfLog({ scheme: 'file', path, fsPath: path }, undefined), undefined);
  });
});
