import { strict as assert } from 'node:assert';
import { standardLimits } from '../../../../../src/script/runtime/session/limits.ts';
import { runText, testSession } from '../../../../support/script/testSession.ts';

describe('A script that is stopped', () => {
  it('ends at the next step once it is canceled; finally runs, catch does not', () => {
    let asked = 0;
    const session = testSession({ canceled: () => ++asked > 3 });
    const { stopped, values } = runText(
      'try { try { while ($true) { } } catch { "caught" } finally { "fin" } } catch { "caught" }',
      session,
    );
    assert.equal(stopped, 'canceled');
    assert.deepEqual(values, ['fin']);
  });

  it('ends within a run that was begun, whose result nobody fetches', () => {
    let asked = 0;
    const session = testSession({ canceled: () => ++asked === 4 });
    const { stopped, values } = runText(
      "$null = [powershell]::Create().AddScript('while ($true) { }').BeginInvoke(); 'on'",
      session,
    );
    assert.equal(stopped, 'canceled');
    assert.deepEqual(values, []);
  });

  it('ends when it has run longer than it may', () => {
    let now = 0;
    const clock = { now: () => now, monotonic: () => (now += 50), sleep: () => Promise.resolve() };
    const { stopped } = runText(
      'while ($true) { }',
      testSession({ clock, limits: { ...standardLimits, time: 200 } }),
    );
    assert.equal(stopped, 'time');
  });

  it('ends when it writes more than it may', () => {
    const session = testSession({ limits: { ...standardLimits, output: 10 } });
    const { stopped, values } = runText('1..1000', session);
    assert.equal(stopped, 'output');
    assert.equal(values.length, 10);
  });
});
