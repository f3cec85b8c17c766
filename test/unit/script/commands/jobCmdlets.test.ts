import assert from 'node:assert/strict';
import { runText, testSession, written } from '../../../support/script/testSession.ts';

/** Script and what it writes; `!` and the id stand for an error. */
const rows: readonly (readonly [string, ...string[]])[] = [
  ["$a = 3; Start-Job { 'x'; $using:a } | Wait-Job | Receive-Job", 'x', '3'],
  ['$j = Start-Job { 1 }; $j.Name; $j.ChildJobs[0].Name; (Start-Job { 2 }).Name', 'Job1', 'Job2', 'Job3'],
  [
    '$j = Start-ThreadJob { 1 } -Name t; (Receive-Job -Name t -Wait -AutoRemoveJob), @(Get-Job).Count',
    '1',
    '0',
  ],
  ['$x = 4; $j = $x + 1 &; $j.Command; Receive-Job $j -Wait', '$x + 1', '5'],
  ['1, 2 | Start-ThreadJob { $input | % { $_ * 2 } } | Receive-Job -Wait', '2', '4'],
  [
    "Start-Job -InitializationScript { function f { 'f!' } } { param($p) f; $p } -ArgumentList 7 | Receive-Job -Wait",
    'f!',
    '7',
  ],
  ['$j = Start-Job { 5 }; (Receive-Job $j -Keep), (Receive-Job $j), $j.HasMoreData', '5', '5', 'False'],
  [
    "(Start-Job { [version]'1.2'; Get-Item / } | Receive-Job -Wait)[1].pstypenames[0]",
    'Deserialized.System.IO.DirectoryInfo',
  ],
  ['$h = @{}; Start-ThreadJob { ($using:h).k = 1 } | Wait-Job | Out-Null; $h.k', '1'],
  ['$h = @{}; Start-Job { ($using:h).k = 1 } | Wait-Job | Out-Null; $h.Count', '0'],
  [
    "Start-Job { Write-Error e; Write-Warning w; 'o' } | Receive-Job -Wait",
    '!Microsoft.PowerShell.Commands.WriteErrorException',
    'warning: w',
    'o',
  ],
  ["$j = Start-ThreadJob { throw 'x' } | Wait-Job; $j.State; Receive-Job $j", 'Failed', '!JobStateFailed'],
  ["Start-Job { throw 'x' } | Receive-Job -Wait", '!x'],
  [
    'try { Start-ThreadJob { throw \'x\' } | Receive-Job -Wait -ErrorAction Stop } catch { "caught $_" }',
    'caught x',
  ],
  [
    '$j = 1..3 | ForEach-Object -Parallel { $_ * 2 } -AsJob; $j.ChildJobs.Count; Receive-Job $j -Wait',
    '3',
    '2',
    '4',
    '6',
  ],
  ['$j = Start-ThreadJob { 1; exit 3; 2 }; Receive-Job $j -Wait; $j.State', '1', 'Completed'],
  [
    "$v = 1; $env:JV = 'a'; Start-Job { $v = 2; $env:JV = 'b'; Set-Location / } | Wait-Job | Out-Null; $v, $env:JV",
    '1',
    'a',
  ],
  ['$j = Start-Job { 1 }; while ($j.State -eq "Running") { }; $j.State', 'Completed'],
  [
    '$j = Start-Job { 1 }; Stop-Job $j; $j.State; Receive-Job $j; Remove-Job $j; @(Get-Job).Count',
    'Stopped',
    '0',
  ],
  [
    'Start-ThreadJob { 1 } | Remove-Job',
    '!JobObjectNotFinishedCannotBeRemoved,Microsoft.PowerShell.Commands.RemoveJobCommand',
  ],
  [
    'Get-Job 9; Get-Job -Name q*; Remove-Job -Name q',
    '!JobWithSpecifiedSessionNotFound,Microsoft.PowerShell.Commands.GetJobCommand',
    '!JobWithSpecifiedNameNotFound,Microsoft.PowerShell.Commands.RemoveJobCommand',
  ],
  ['Start-Job { $using:nope }', '!UsingVariableIsUndefined,Microsoft.PowerShell.Commands.StartJobCommand'],
  ['Receive-Job -Id 1 -AutoRemoveJob', '!InvalidOperation,Microsoft.PowerShell.Commands.ReceiveJobCommand'],
  [
    'Start-ThreadJob { Start-ThreadJob { 1 } | Out-Null; @(Get-Job).Count } | Receive-Job -Wait; @(Get-Job).Count',
    '1',
    '1',
  ],
];

describe('Cmdlets of jobs', () => {
  for (const [script, ...expected] of rows)
    it(script, () => {
      assert.deepEqual(written(script), expected);
    });

  it('cut off a job whose time is over, and nothing else', () => {
    let now = 0;
    const clock = { now: () => now, monotonic: () => (now += 10) };
    const session = testSession({ clock: { ...testSession().engine.clock, ...clock } });
    assert.deepEqual(
      written(
        "$j = Start-ThreadJob { 'a'; while ($true) { } }; Wait-Job $j -Timeout 1; $j.State; Stop-Job $j; $j.State; Receive-Job $j; 'after'",
        session,
      ),
      ['Running', 'Stopped', 'a', 'after'],
    );
  });

  it('end with the script: what stops it stops its job', () => {
    let asked = 0;
    const session = testSession({ canceled: () => ++asked > 20 });
    assert.equal(
      runText('try { Start-Job { while ($true) { } } | Wait-Job } catch { 1 }', session).stopped,
      'canceled',
    );
  });

  it('count what jobs write against the output of the session', () => {
    const { limits } = testSession().engine.options;
    const session = testSession({ limits: { ...limits, output: 100 } });
    assert.equal(runText('Start-ThreadJob { while ($true) { 1 } } | Wait-Job', session).stopped, 'output');
  });

  it('hold the depth of calls within each other through jobs that start jobs', () => {
    const { limits } = testSession().engine.options;
    const nested =
      '$s = { param($t) Start-ThreadJob ([scriptblock]::Create($t)) -ArgumentList $t | Receive-Job -Wait }; & $s "$s"';
    assert.deepEqual(written(nested, testSession({ limits: { ...limits, depth: 20 } })), ['!JobStateFailed']);
  });
});
