import { strict as assert } from 'node:assert';
import { attendedHost } from '../../../src/cmdlets/attendedHost.ts';
import { completeLine } from '../../../src/cmdlets/shellCompletion.ts';
import { HostControl } from '../../../src/script/host/hostControl.ts';
import { SessionOutput } from '../../../src/script/host/sessionOutput.ts';
import { StopThrow } from '../../../src/script/runtime/completion.ts';
import { runText, testSession } from '../../support/script/testSession.ts';

/** A host whose user answers so, one after another; and what is shown. */
function answering(...answers: readonly string[]) {
  const shown: string[] = [];
  const left = [...answers];
  const output = new SessionOutput(
    new HostControl(),
    (message) => {
      if (message.kind === 'text') shown.push(message.text);
    },
    () => undefined,
  );
  const host = attendedHost({ output: 'text', colors: true }, { output, post: () => undefined }, (prompt) => {
    output.flush();
    shown.push(prompt);
    return left.shift() ?? null;
  });
  return { host, shown };
}

describe('Whoever sits before a shell', () => {
  for (const [answers, expected] of [
    [['y'], 'yes'],
    [[''], 'yes'],
    [['A'], 'yesToAll'],
    [['what', 'No'], 'no'],
    [['?', 'l'], 'noToAll'],
  ] as const)
    it(`confirms with ${answers.join(', ')}`, () => {
      const { host, shown } = answering(...answers);
      const question = 'Performing the operation "Remove File" on target "/x".';
      assert.equal(host.confirm('Confirm', question), expected);
      const text = shown.join('');
      assert.ok(
        text.startsWith(`\nConfirm\nAre you sure you want to perform this action?\n${question}\n[Y] Yes`),
      );
    });

  it('chooses by key or word, or takes what is preset', () => {
    const choices = ['&Keep', '&Remove'];
    assert.equal(answering('r').host.choose('Files', 'Which?', choices, 0), 1);
    assert.equal(answering('keep').host.choose('Files', 'Which?', choices, -1), 0);
    const { host, shown } = answering('');
    assert.equal(host.choose('Files', 'Which?', choices, 1), 1);
    assert.equal(shown.join(''), '\nFiles\nWhich?\n[K] Keep  [R] Remove (default is "R"): ');
  });

  it('has the screen cleared: what a terminal understands goes to one alone', () => {
    const { host, shown } = answering('');
    host.clear();
    host.readLine('', false);
    assert.deepEqual(shown, ['\u001b[H\u001b[2J\u001b[3J', '']);
  });

  it('who does not answer cancels the command', () => {
    assert.throws(() => answering().host.readLine('Name: ', false), StopThrow);
  });
});

describe('Tab in a shell', () => {
  const session = testSession({ environment: new Map([['HOME', '/root']]) });

  before(() => {
    runText('$global:catalogPath = 1; function global:Get-Zebra { }', session);
  });

  for (const [line, start, items] of [
    ['Get-Zeb', 0, ['Get-Zebra']],
    ['$catal', 0, ['$catalogPath']],
    ['Get-ChildItem -Recu', 14, ['-Recurse']],
    ['1 | ConvertTo-Js', 4, ['ConvertTo-Json']],
    ['$env:HO', 5, ['HOME']],
  ] as const)
    it(line, () => {
      assert.deepEqual(completeLine('', line, line.length, session.engine), { start, items });
    });

  it('in the second line of a command', () => {
    const completed = completeLine('if ($true) {\n', '  Get-Zeb', 9, session.engine);
    assert.deepEqual(completed, { start: 2, items: ['Get-Zebra'] });
  });
});
