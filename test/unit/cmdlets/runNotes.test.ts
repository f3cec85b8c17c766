import assert from 'node:assert/strict';
import { beginningOf, noted } from '../../../src/cmdlets/runNotes.ts';

const run = {
  title: 'Script /x/a.ps1',
  texts: [{ name: '', text: '1' }],
  argumentCount: 2,
  isDryRun: true,
};
const capabilities = {
  user: 'admin',
  folders: ['/x', '/y'],
  allowedVariables: ['MY_TOKEN'],
  allowedHosts: ['api.example:443'],
  timeLimit: 0,
};
const digest = '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b';

describe('The log of runs', () => {
  it('tells who runs what, with its digest and all that it may use, arguments by their number alone', () => {
    assert.equal(
      beginningOf(run, capabilities),
      `Script /x/a.ps1 begins as a dry run, by admin; SHA-256 ${digest}; arguments: 2; files below /x, /y; variables MY_TOKEN; hosts api.example:443; no limit of time`,
    );
  });

  it('is one line for each, whatever a file is called', () => {
    const line = beginningOf(
      { ...run, title: 'Script /x/\u001b[2J\nScript b.ps1 ended with exit code 0' },
      capabilities,
    );
    assert.doesNotMatch(line, /[\p{Cc}]/u);
  });

  it('tells how a run ended, by an error too', async () => {
    const lines: string[] = [];
    let now = 0;
    const notes = { log: (line: string) => lines.push(line), monotonic: () => (now += 5) };
    assert.equal(await noted(run, capabilities, notes, () => Promise.resolve(7)), 7);
    await assert.rejects(noted(run, capabilities, notes, () => Promise.reject(new Error('out of memory'))));
    assert.deepEqual(
      lines.filter((line) => line.includes('ended')),
      [
        'Script /x/a.ps1 ended with exit code 7 after 5 ms',
        'Script /x/a.ps1 ended with an error: out of memory after 5 ms',
      ],
    );
  });
});
