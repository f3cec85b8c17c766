import assert from 'node:assert/strict';
import { ScriptProgress } from '../../../src/cli/scriptProgress.ts';
import { Capture } from '../../support/commandTest.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const erase = '\r\u001b[K';

class Terminal extends Capture {
  readonly isTTY = true;
  readonly columns = 60;
}

function told(percent: number | null, completed = false): Parameters<ScriptProgress['report']>[0] {
  return { activity: 'Export', status: 'Writing\u001b[31m', percent, completed };
}

describe('Progress of a script', () => {
  it('is one line at the end of the terminal, which gives way to output', () => {
    const stream = new Terminal();
    const progress = new ScriptProgress(stream, new FakeClock());
    progress.report(told(50));
    assert.equal(stream.text, `${erase}Export: Writing\ufffd[31m  [============>           ] 50%`);
    stream.text = '';
    progress.clear();
    progress.clear();
    assert.equal(stream.text, erase);
    progress.report(told(50, true));
    progress.draw();
    assert.equal(stream.text, erase);
  });

  it('is drawn ten times a second at most', async () => {
    const [stream, clock] = [new Terminal(), new FakeClock()];
    const progress = new ScriptProgress(stream, clock);
    progress.report(told(null));
    progress.report(told(null));
    assert.equal(stream.text.split(erase).length, 2);
    await clock.advance(100);
    progress.report(told(null));
    assert.equal(stream.text.split(erase).length, 3);
  });

  it('leaves nothing behind when the script does not end it', () => {
    const stream = new Terminal();
    const progress = new ScriptProgress(stream, new FakeClock());
    progress.report(told(10));
    progress.end();
    stream.text = '';
    progress.draw();
    assert.equal(stream.text, '');
  });

  it('is not shown where there is no terminal', () => {
    const stream = new Capture();
    const progress = new ScriptProgress(stream, new FakeClock());
    progress.report(told(10));
    progress.end();
    assert.equal(stream.text, '');
  });
});
