import assert from 'node:assert/strict';
import { LogDigest } from '../../../../src/extension/logs/logDigest.ts';
import { runDetail, runTitle } from '../../../../src/extension/logs/runTitle.ts';

let minute = 0;
function line(text: string, thread = 100): string {
  const time = `14:${String(minute++ % 60).padStart(2, '0')}:00.000-60`;
  return `${text}  $$<SMS_WSUS_SYNC_MANAGER><11-28-2026 ${time}><thread=${thread} (0x64)>`;
}

function run(version: number): string[] {
  return [
    line('Wakeup by inbox drop'),
    line('Starting Sync'),
    line('Performing sync on local request'),
    line('Synchronizing update af5eb87e-cdd6-40bf-984f-5d0630406de8 - KB2461484'),
    line(`Updated 5 items in SMS database, new update source content version is ${version}`),
    line('Sync time: 0d00h01m10s'),
  ];
}

function documentOf(lines: readonly string[]) {
  return { lineCount: lines.length + 1, lineAt: (at: number) => ({ text: lines[at] ?? '' }) };
}

const pause = (): Promise<void> => Promise.resolve();
const never = (): boolean => false;

describe('The digest of an open log', () => {
  it('knows the runs by their lines, with what came of them', async () => {
    minute = 0;
    const digest = new LogDigest();
    await digest.take(documentOf([...run(33), ...run(34)]), pause, never);
    assert.deepEqual(
      digest.runs.map((lines) => [lines.firstLine, lines.lastLine, runTitle(lines), runDetail(lines)]),
      [
        [0, 5, '2026-11-28 14:01 · on request', 'succeeded · 5 items · version 33'],
        [6, 11, '2026-11-28 14:07 · on request', 'succeeded · 5 items · version 34'],
      ],
    );
    assert.deepEqual(
      digest.links.map(({ line: at, mark }) => [at, mark.kind]),
      [
        [3, 'update'],
        [3, 'article'],
        [9, 'update'],
        [9, 'article'],
      ],
    );
  });

  it('shows a run that is under way, and reads only what was added since', async () => {
    const lines = run(33);
    const begun = lines.slice(0, 3);
    const digest = new LogDigest();
    await digest.take(documentOf(begun), pause, never);
    assert.deepEqual(digest.runs.map(runDetail), ['running']);
    const asked: number[] = [];
    const grown = documentOf(lines);
    await digest.take(
      {
        ...grown,
        lineAt: (at) => {
          asked.push(at);
          return grown.lineAt(at);
        },
      },
      pause,
      never,
    );
    assert.deepEqual(asked, [2, 3, 4, 5]);
    assert.deepEqual(digest.runs.map(runDetail), ['succeeded · 5 items · version 33']);
  });

  it('begins anew with another text', async () => {
    const digest = new LogDigest();
    await digest.take(documentOf([...run(33), ...run(34)]), pause, never);
    await digest.take(documentOf(run(35)), pause, never);
    assert.deepEqual(digest.runs.map(runDetail), ['succeeded · 5 items · version 35']);
  });

  it('keeps lines and entries together where an entry has several lines', async () => {
    const digest = new LogDigest();
    const client =
      '<![LOG[first\nsecond]LOG]!><time="1:02:03.000+60" date="1-2-2026" component="A" type="1">';
    await digest.take(documentOf([...client.split('\n'), ...run(33)]), pause, never);
    assert.deepEqual(
      digest.runs.map(({ firstLine, lastLine }) => [firstLine, lastLine]),
      [[2, 7]],
    );
  });

  it('reads a long log in pieces, and stops when nobody waits any more', async () => {
    const lines = Array.from({ length: 100 }, (_, at) => run(at)).flat();
    const digest = new LogDigest();
    let pauses = 0;
    const counting = (): Promise<void> => {
      pauses++;
      return Promise.resolve();
    };
    await digest.take(documentOf(lines), counting, () => pauses > 0);
    assert.equal(pauses, 1);
    assert.ok(digest.runs.length < 100);
    await digest.take(documentOf(lines), counting, never);
    assert.equal(digest.runs.length, 100);
  });
});
