import assert from 'node:assert/strict';
import type { LogPlace, LogText } from '../../../../src/domain/log/logText.ts';
import { ShownLog, type ShownLogOptions } from '../../../../src/extension/logs/shownLog.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

/** A channel over a file of which a test says how it fares in VS Code. */
function setUp(file: { text: string }) {
  const clock = new FakeClock();
  const view = { text: '', replaced: 0, isOpen: true, loses: 0 };
  const said: string[] = [];
  let broken = 0;
  const append = (text: string): void => {
    if (view.loses > 0) view.loses--;
    else view.text += text;
  };
  const replace = (text: string): void => {
    view.text = '';
    view.replaced++;
    append(text);
  };
  const nothing = (): void => undefined;
  const channel: ShownLogOptions['channel'] = {
    ...{ name: 'wsyncmgr.log (CS1)', append, replace, show: nothing, dispose: nothing },
  };
  const read = ({ offset }: LogPlace): Promise<LogText> => {
    if (broken-- > 0) return Promise.reject(new Error('Gone'));
    const text = file.text.slice(offset);
    return Promise.resolve({ text, place: { file: 'a', offset: file.text.length }, isEnd: true });
  };
  const log = new ShownLog({
    ...{ channel, clock, read },
    diagnostics: { warn: (text) => said.push(text), error: (text) => said.push(String(text)) },
    shownLines: () => (view.isOpen ? view.text.split('\n').length - 1 : undefined),
  });
  return {
    ...{ clock, view, said, log },
    breakOnce: () => {
      broken = 1;
    },
  };
}

async function settle(clock: FakeClock): Promise<void> {
  for (let second = 0; second < 30; second++) await clock.advance(1000);
}

describe('A log in its output channel', () => {
  it('is left alone where VS Code shows every line', async () => {
    const { log, clock, view, said } = setUp({ text: 'one\ntwo\n' });
    await log.catchUp();
    await settle(clock);
    assert.deepEqual([view.text, view.replaced, said, clock.waiting], ['one\ntwo\n', 0, [], 0]);
  });

  for (const [name, spoil] of [
    ['a piece was lost', (view: { text: string }) => (view.text = 'one\n')],
    ['a piece came twice', (view: { text: string }) => (view.text += view.text)],
  ] as const)
    it(`is shown anew where ${name}, and that is said`, async () => {
      const { log, clock, view, said } = setUp({ text: 'one\ntwo\n' });
      await log.catchUp();
      spoil(view);
      await settle(clock);
      assert.deepEqual([view.text, view.replaced, said.length], ['one\ntwo\n', 1, 1]);
    });

  it('is not shown anew for ever where that does not help', async () => {
    const { log, clock, view, said } = setUp({ text: 'one\n' });
    view.loses = 100;
    await log.catchUp();
    await settle(clock);
    assert.deepEqual([view.replaced, said.length, clock.waiting], [3, 3, 0]);
  });

  it('is not looked at while no view shows it', async () => {
    const { log, clock, view } = setUp({ text: 'one\n' });
    view.loses = 1;
    view.isOpen = false;
    await log.catchUp();
    await settle(clock);
    assert.equal(view.replaced, 0);
  });

  it('is read once more where the reading after the last event failed', async () => {
    const file = { text: 'one\n' };
    const { log, clock, view, breakOnce } = setUp(file);
    await log.catchUp();
    file.text += 'two\n';
    breakOnce();
    await assert.rejects(log.catchUp(), /Gone/);
    await settle(clock);
    assert.equal(view.text, file.text);
  });

  it('is looked at no more once it is disposed of', async () => {
    const { log, clock, said } = setUp({ text: 'one\n' });
    await log.catchUp();
    log.dispose();
    await settle(clock);
    assert.deepEqual([said, clock.waiting], [[], 0]);
  });
});
