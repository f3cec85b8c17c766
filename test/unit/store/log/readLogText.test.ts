import assert from 'node:assert/strict';
import { appendFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { readLogEnd, readLogFrom } from '../../../../src/store/log/readLogText.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('Reading a log piece by piece', () => {
  let files: { readonly log: string; readonly older: string };

  beforeEach(async () => {
    const folder = await tempFolder();
    files = { log: path.join(folder, 'wsyncmgr.log'), older: path.join(folder, 'wsyncmgr.lo_') };
  });

  const rollOver = () => rename(files.log, files.older);

  it('begins with the last lines and goes on with those that are added', async () => {
    await writeFile(files.log, 'one\r\ntwo\r\nthree\r\nhal');
    const end = await readLogEnd(files, 2);
    assert.equal(end.text, 'two\r\nthree\r\n');
    const nothing = await readLogFrom(files, end.place);
    assert.deepEqual([nothing.text, nothing.isEnd, nothing.place], ['', true, end.place]);
    await appendFile(files.log, 'f\r\nfour\r\n');
    assert.equal((await readLogFrom(files, end.place)).text, 'half\r\nfour\r\n');
  });

  it('goes on across a rollover, whatever was written before and after it', async () => {
    await writeFile(files.log, 'one\n');
    const { place } = await readLogEnd(files, 1);
    await appendFile(files.log, 'two\n');
    await rollOver();
    await writeFile(files.log, 'three, and longer than what was there before\n');
    const before = await readLogFrom(files, place);
    assert.deepEqual([before.text, before.isEnd], ['two\n', false]);
    const after = await readLogFrom(files, before.place);
    assert.equal(after.text, 'three, and longer than what was there before\n');
    assert.equal((await readLogFrom(files, after.place)).text, '');
  });

  it('goes on with the present file where that of the place is gone', async () => {
    await writeFile(files.log, 'one\n');
    const { place } = await readLogEnd(files, 1);
    for (const text of ['two\n', 'three\n']) {
      await rollOver();
      await writeFile(files.log, text);
    }
    assert.equal((await readLogFrom(files, place)).text, 'three\n');
  });

  it('reads one that somebody cut from its beginning, and one that is not there yet when it comes', async () => {
    const none = await readLogEnd(files, 5);
    assert.deepEqual([none.text, none.isEnd], ['', true]);
    await writeFile(files.log, 'one, which is long\n');
    const first = await readLogFrom(files, none.place);
    assert.equal(first.text, 'one, which is long\n');
    await truncate(files.log, 0);
    await appendFile(files.log, 'two\n');
    assert.equal((await readLogFrom(files, first.place)).text, 'two\n');
    await rm(files.log);
    assert.equal((await readLogFrom(files, first.place)).text, '');
  });

  it('loses and repeats nothing, however it is read', async () => {
    const step = fc.record({
      text: fc.string({ maxLength: 40, unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' ')),
      rollsOver: fc.boolean(),
      isRead: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        await rm(files.older, { force: true });
        await writeFile(files.log, 'begin\n');
        let { place } = await readLogEnd(files, 0);
        let read = '';
        const readOn = async (): Promise<void> => {
          for (let isEnd = false; !isEnd;) {
            const piece = await readLogFrom(files, place);
            ({ place, isEnd } = piece);
            read += piece.text;
          }
        };
        // One rollover from one reading to the next is what a log keeps.
        let rolledOver = false;
        for (const [index, { text, rollsOver, isRead }] of steps.entries()) {
          if (rollsOver && !rolledOver) {
            await rollOver();
            rolledOver = true;
          }
          await appendFile(files.log, `${index} ${text}\n`);
          if (!isRead) continue;
          await readOn();
          rolledOver = false;
        }
        await readOn();
        assert.equal(read, steps.map(({ text }, index) => `${index} ${text}\n`).join(''));
      }),
      { numRuns: 40 },
    );
  });
});
