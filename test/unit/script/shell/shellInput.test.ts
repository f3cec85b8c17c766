import { strict as assert } from 'node:assert';
import { ShellInput } from '../../../../src/script/shell/shellInput.ts';

/** A shell's input with a record of what was shown and canceled. */
function shell(): { readonly input: ShellInput; readonly shown: string[] } {
  const shown: string[] = [];
  const input = new ShellInput(
    {
      prompt: (text) => shown.push(text),
      question: (text, secret) => shown.push(`${text}${secret ? ' secret' : ''}`),
      complete: ({ items }) => shown.push(items.join(' ')),
      command: (text) => shown.push(`ran ${text}`),
      discard: () => shown.push('discarded'),
    },
    () => shown.push('canceled'),
  );
  return { input, shown };
}

describe('Input of a shell', () => {
  it('shows a prompt and hands over the line that is typed', async () => {
    const { input, shown } = shell();
    const line = input.read('PS> ', null);
    assert.equal(input.isReading, true);
    input.line('Get-Date');
    assert.deepEqual(await line, { kind: 'line', text: 'Get-Date' });
    assert.deepEqual(shown, ['PS> ']);
  });

  it('runs a command of the editor at once where a line is awaited, else at the next prompt', async () => {
    const { input, shown } = shell();
    const first = input.read('PS> ', null);
    input.run('Get-Date');
    assert.deepEqual(await first, { kind: 'command', text: 'Get-Date' });
    input.run('Get-Random');
    const answer = input.ask('Name: ', false);
    input.line('Ann');
    assert.equal(await answer, 'Ann');
    assert.deepEqual(await input.read('PS> ', null), { kind: 'command', text: 'Get-Random' });
    assert.deepEqual(shown, ['PS> ', 'ran Get-Date', 'Name: ', 'PS> ', 'ran Get-Random']);
  });

  it('keeps lines that come before they are asked for, and ends behind the last', async () => {
    const { input, shown } = shell();
    input.line('one');
    input.line('two');
    input.end();
    assert.deepEqual(await input.read('PS> ', null), { kind: 'line', text: 'one' });
    assert.equal(await input.ask('Name: ', false), 'two');
    assert.deepEqual(await input.read('PS> ', null), { kind: 'end' });
    assert.equal(await input.ask('Name: ', false), null);
    assert.deepEqual(shown, ['Name: ', 'Name: ']);
  });

  it('answers questions of commands', async () => {
    const { input, shown } = shell();
    const answer = input.ask('Password: ', true);
    assert.equal(input.isAnswering, true);
    input.line('x');
    assert.equal(await answer, 'x');
    assert.deepEqual(shown, ['Password:  secret']);
  });

  it('asks for completions of commands alone, and goes on with the same line', async () => {
    const { input, shown } = shell();
    assert.equal(input.complete('Get-', 4), false);
    const wish = input.read('PS> ', null);
    assert.equal(input.complete('Get-', 4), true);
    assert.deepEqual(await wish, { kind: 'complete', text: 'Get-', cursor: 4 });
    const line = input.read('PS> ', { start: 0, items: ['Get-Date', 'Get-Item'] });
    input.line('Get-Date');
    assert.deepEqual(await line, { kind: 'line', text: 'Get-Date' });
    assert.deepEqual(shown, ['PS> ', 'Get-Date Get-Item']);
  });

  it('Ctrl+C forgets what is being typed, or cancels what runs and what it asks', async () => {
    const { input, shown } = shell();
    const line = input.read('PS> ', null);
    input.interrupt();
    assert.deepEqual(await line, { kind: 'discard' });
    input.line('typed ahead');
    input.interrupt();
    const answer = input.ask('Name: ', false);
    input.interrupt();
    assert.equal(await answer, null);
    const next = input.read('PS> ', null);
    input.end();
    assert.deepEqual(await next, { kind: 'end' });
    assert.deepEqual(shown, ['PS> ', 'discarded', 'canceled', 'Name: ', 'canceled', 'discarded', 'PS> ']);
  });
});
