import { strict as assert } from 'node:assert';
import { PassThrough, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { TerminalDisplay } from '../../../../src/script/shell/terminalDisplay.ts';

/** A display at a terminal that keys are pressed at, and what was written to it. */
function atTerminal() {
  const stdin = Object.assign(new PassThrough(), { isTTY: true as const });
  let written = '';
  const stdout = Object.assign(
    new Writable({
      write: (chunk: Buffer, _, done) => {
        written += chunk.toString('utf8');
        done();
      },
    }),
    { isTTY: true as const, columns: 80 },
  );
  const display = new TerminalDisplay({ stdin, stdout }, [], () => undefined);
  const press = async (keys: string): Promise<void> => {
    stdin.write(keys);
    await turn();
  };
  return { display, press, shown: () => written };
}

describe('A terminal', () => {
  it('hands over what is pasted as one command, once Enter is pressed behind it; a tab in it completes nothing', async () => {
    const { display, press } = atTerminal();
    const command = display.input.read('PS> ', null);
    await press('\u001b[200~if ($true) {\r\t1\r}\relse { 2 }\u001b[201~');
    assert.equal(display.input.isReading, true);
    await press('\r');
    assert.deepEqual(await command, { kind: 'line', text: 'if ($true) {\n\t1\n}\nelse { 2 }' });
    display.close();
  });

  it('forgets what was pasted with Ctrl+C, and leaves a long line where it is to be seen', async () => {
    const { display, press, shown } = atTerminal();
    const command = display.input.read('PS> ', null);
    await press(`\u001b[200~1\r2\u001b[201~${'x'.repeat(100)}`);
    const before = shown().length;
    await press('\u0003');
    assert.deepEqual(await command, { kind: 'discard' });
    // Nothing is erased behind it.
    assert.equal(shown().slice(before), '^C\n');
    const next = display.input.read('PS> ', null);
    await press('3\r');
    assert.deepEqual(await next, { kind: 'line', text: '3' });
    display.close();
  });

  it('shows a command of the editor at the prompt, and what was being typed there at the next', async () => {
    const { display, press, shown } = atTerminal();
    const first = display.input.read('PS> ', null);
    await press('Get-Ch');
    display.input.run('1\n2');
    assert.deepEqual(await first, { kind: 'command', text: '1\n2' });
    assert.ok(shown().endsWith('1\n>> 2\n'));
    const next = display.input.read('PS> ', null);
    await press('\r');
    assert.deepEqual(await next, { kind: 'line', text: 'Get-Ch' });
    display.close();
  });
});
