import assert from 'node:assert/strict';
import { appendFile, chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { Emitter } from '../../../src/base/event.ts';
import { lastLines, logPath } from '../../../src/cli/logFiles.ts';
import { serviceLog } from '../../../src/cli/shownLog.ts';
import { writeLogLine } from '../../../src/domain/log/logLine.ts';
import type { SyncEvent } from '../../../src/domain/syncEvent.ts';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { siteView } from '../../support/serviceViews.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function line(text: string): string {
  const time = Date.parse('2026-11-24T11:59:00Z');
  return writeLogLine({ text, component: 'SMS_WSUS_SYNC_MANAGER', time, bias: -60, thread: 4711 });
}

async function writeLog(folder: string, siteCode: string, texts: readonly string[]): Promise<string> {
  const file = logPath(folder, siteCode);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, texts.map((text) => `${line(text)}\r\n`).join(''));
  return file;
}

describe('susync log', () => {
  it('shows the end of the log of every site without opening the data folder', async () => {
    const folder = await tempFolder();
    await writeLog(folder, 'CS1', ['one', 'two', 'three']);
    await writeLog(folder, 'PS1', ['four']);
    const test = new CommandTest();
    const { stdout } = await test.run(`log --data ${folder} -n 2`);
    assert.equal(
      stdout,
      ['==> CS1 <==', line('two'), line('three'), '', '==> PS1 <==', line('four'), ''].join('\n'),
    );
    assert.equal((await test.run(`log --data ${folder} --site ps1`)).stdout, `${line('four')}\n`);
    assert.equal(test.opened, 0);
  });

  it('as JSON has time, severity, text, component and thread', async () => {
    const folder = await tempFolder();
    await writeLog(folder, 'CS1', ['Sync failed: no connection.']);
    const { stdout } = await new CommandTest().run(`log --data ${folder} --json`);
    assert.deepEqual(parsed(stdout), [
      {
        siteCode: 'CS1',
        time: '2026-11-24T11:59:00.000Z',
        severity: 'error',
        text: 'Sync failed: no connection.',
        component: 'SMS_WSUS_SYNC_MANAGER',
        thread: 4711,
      },
    ]);
  });

  it('says where it looked when there is none', async () => {
    const folder = await tempFolder();
    const { stderr, exitCode } = await new CommandTest().run(`log --data ${folder} --site CS1`);
    assert.equal(exitCode, 1);
    assert.match(stderr, /There is no log at .*CS1.Logs.wsyncmgr\.log/);
  });

  it('reads the last lines of long logs, whatever their length', async () => {
    const folder = await tempFolder();
    const texts = Array.from({ length: 9000 }, (_, index) => `line ${index} ${'ü'.repeat(index % 90)}`);
    const file = await writeLog(folder, 'CS1', texts);
    await appendFile(file, 'half a li');
    const { lines, end } = await lastLines(file, 5000);
    assert.deepEqual(lines, texts.slice(-5000).map(line));
    assert.equal((await lastLines(file, 20_000)).lines.length, 9000);
    assert.equal(end, Buffer.byteLength(texts.map((text) => `${line(text)}\r\n`).join('')));
  });

  it('follows what is added, across a rollover, until Ctrl+C', async () => {
    const folder = await tempFolder();
    const file = await writeLog(folder, 'CS1', ['old one']);
    const test = new CommandTest();
    const polled = async (): Promise<void> => {
      while (test.clock.waiting === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    const running = test.run(`log --data ${folder} -n 0 --follow --json`);
    await polled();
    await appendFile(file, `${line('added')}\r\n${line('half').slice(0, 5)}`);
    await test.clock.advance(250);
    await polled();
    await appendFile(file, `${line('half').slice(5)}\r\n`);
    await rename(file, file.replace('.log', '.lo_'));
    await writeFile(file, `${line('new')}\r\n`);
    await test.clock.advance(250);
    await polled();
    test.interrupts.fire(undefined);
    const { stdout, exitCode } = await running;
    assert.equal(exitCode, 0);
    const texts = stdout
      .trim()
      .split('\n')
      .map((text) => parsed(text))
      .map((entry) => (isRecord(entry) ? entry['text'] : undefined));
    assert.deepEqual(texts, ['added', 'half', 'new']);
  });
});

describe('susync log where the files of the data folder may not be read', () => {
  const file = 'first line of the file';
  /** What the service has written so far. */
  let written: string[];
  const logText: SyncService['logText'] = ({ siteCode, from, lines }) => {
    const start = from?.offset ?? Math.max(0, written.length - (lines ?? 50));
    const text = written.slice(start).map((text) => `${line(`${siteCode} ${text}`)}\r\n`);
    return Promise.resolve({ text: text.join(''), place: { file, offset: written.length }, isEnd: true });
  };

  beforeEach(() => {
    written = ['one', 'two'];
  });

  async function closedFolder(context: Mocha.Context): Promise<string> {
    const folder = await tempFolder();
    await chmod(folder, 0o111);
    // Nothing is closed to root.
    if (process.getuid?.() === 0 || process.platform === 'win32') context.skip();
    return folder;
  }

  it('asks the service', async function () {
    const folder = await closedFolder(this);
    const test = new CommandTest({ logText, sites: () => Promise.resolve([siteView()]) });
    assert.equal((await test.run(`log --data ${folder} -n 1`)).stdout, `${line('CS1 two')}\n`);
    assert.equal((await test.run(`log --data ${folder} -n 1 --site ps1`)).stdout, `${line('PS1 two')}\n`);
  });
});

describe('A log that is read through the service', () => {
  it('goes on with every event, until it is given up', async () => {
    const texts = ['one\r\ntwo\r\n'];
    const committed = new Emitter<readonly SyncEvent[]>();
    const asked: unknown[] = [];
    const log = serviceLog(
      {
        onDidCommit: committed.event,
        logText: ({ from, lines }) => {
          asked.push(from ?? lines);
          const [text = ''] = texts.splice(0, 1);
          return Promise.resolve({
            text,
            place: { file: 'f', offset: asked.length },
            isEnd: texts.length === 0,
          });
        },
      },
      'CS1',
    );
    assert.deepEqual(await log.last(2), ['one', 'two']);
    const stop = new AbortController();
    texts.push('three\r\n', 'four\r\n');
    const seen: string[] = [];
    for await (const lines of log.follow(stop.signal)) {
      seen.push(...lines);
      if (seen.length === 2) {
        texts.push('five\r\n');
        setImmediate(() => {
          committed.fire([]);
        });
      }
      if (seen.length === 3) stop.abort();
    }
    assert.deepEqual(seen, ['three', 'four', 'five']);
    assert.deepEqual(asked[0], 2);
    assert.deepEqual(asked[2], { file: 'f', offset: 2 });
    assert.equal(committed.listenerCount, 0);
  });
});
