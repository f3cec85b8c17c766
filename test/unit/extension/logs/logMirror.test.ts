import assert from 'node:assert/strict';
import { LogMirror } from '../../../../src/extension/logs/logMirror.ts';
import type { LogPlace, LogText } from '../../../../src/domain/log/logText.ts';

/** A log of which a test writes the files, read two lines at a time, and what a mirror of it shows. */
function setUp() {
  const log = { file: 'a', text: '' };
  const shown = { text: '', replaced: 0 };
  let asked = 0;
  let broken = false;
  const read = ({ file, offset }: LogPlace): Promise<LogText> => {
    asked++;
    if (broken) return Promise.reject(new Error('The service has ended'));
    const bytes = Buffer.from(log.text);
    const from = (file === log.file || file === '') && offset <= bytes.length ? offset : 0;
    const rest = bytes.subarray(from);
    const second = rest.indexOf('\n', rest.indexOf('\n') + 1) + 1;
    const piece = second === 0 ? rest : rest.subarray(0, second);
    const place = { file: log.file, offset: from + piece.length };
    return Promise.resolve({ text: piece.toString(), place, isEnd: place.offset === bytes.length });
  };
  const mirror = new LogMirror(
    {
      append: (text) => {
        shown.text += text;
      },
      replace: (text) => {
        shown.text = text;
        shown.replaced++;
      },
    },
    read,
  );
  return {
    ...{ log, shown, mirror },
    asked: () => asked,
    breakDown: (isBroken: boolean) => {
      broken = isBroken;
    },
  };
}

describe('The mirror of a log', () => {
  it('shows the whole file, and afterwards what is added, byte for byte', async () => {
    const { log, shown, mirror } = setUp();
    log.text = 'eins\r\nzwei ü €\r\ndrei\r\nvier\r\nfünf\r\n';
    await mirror.catchUp();
    assert.equal(shown.text, log.text);
    log.text += 'sechs 😀\r\n';
    await mirror.catchUp();
    assert.equal(shown.text, log.text);
    assert.equal(shown.replaced, 0);
  });

  it('begins anew where the log rolled over, and where somebody cut it', async () => {
    const { log, shown, mirror } = setUp();
    log.text = 'one\ntwo\n';
    await mirror.catchUp();
    Object.assign(log, { file: 'b', text: 'three\nfour\nfive\n' });
    await mirror.catchUp();
    assert.equal(shown.text, log.text);
    log.text = 'six\n';
    await mirror.catchUp();
    assert.equal(shown.text, log.text);
  });

  it('asks once more, not more often, for what is told while it reads', async () => {
    const { log, shown, mirror, asked } = setUp();
    log.text = 'one\n';
    const readings = [mirror.catchUp(), mirror.catchUp(), mirror.catchUp()];
    await Promise.all(readings);
    assert.equal(shown.text, log.text);
    assert.ok(asked() <= 2);
  });

  it('tells why the log cannot be read, and goes on where it was', async () => {
    const { log, shown, mirror, breakDown } = setUp();
    log.text = 'one\n';
    await mirror.catchUp();
    log.text += 'two\n';
    breakDown(true);
    await assert.rejects(mirror.catchUp(), /The service has ended/);
    breakDown(false);
    await mirror.catchUp();
    assert.equal(shown.text, log.text);
    assert.equal(shown.replaced, 0);
  });

  it('shows nothing any more once it is disposed of', async () => {
    const { log, shown, mirror } = setUp();
    log.text = 'one\n';
    const reading = mirror.catchUp();
    mirror.dispose();
    await reading;
    assert.equal(shown.text, '');
  });
});
