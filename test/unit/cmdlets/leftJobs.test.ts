import assert from 'node:assert/strict';
import { leftJobsText } from '../../../src/cmdlets/leftJobs.ts';
import { runText, testSession } from '../../support/script/testSession.ts';

describe('Jobs that a script leaves behind', () => {
  for (const [script, expected] of [
    ['1', null],
    ['Start-ThreadJob { 1 } | Wait-Job | Out-Null', null],
    ['Start-ThreadJob { 1 } | Receive-Job -Wait', null],
    ['Start-ThreadJob { 1 } | Stop-Job', null],
    ['Start-ThreadJob { 1 } -Name Export | Out-Null', /^A job .* did not run: Export\./],
    ['1..2 | % { Start-Job { 1 } } | Out-Null', /^Jobs .* did not run: Job1, Job3\./],
  ] as const)
    it(`are ${expected === null ? 'nothing to tell' : 'told'} after ${script}`, () => {
      const session = testSession();
      runText(script, session);
      const told = leftJobsText(session.engine.jobs.list);
      if (expected === null) assert.equal(told, null);
      else assert.match(told ?? '', expected);
    });
});
