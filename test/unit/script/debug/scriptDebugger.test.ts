import assert from 'node:assert/strict';
import { systemClock } from '../../../../src/base/clock.ts';
import type {
  Breakpoint,
  DebugAnswer,
  DebugCommand,
  DebugReport,
  DebugSettings,
  DebugStop,
  VariableView,
} from '../../../../src/script/debug/debugMessages.ts';
import { ScriptDebugger } from '../../../../src/script/debug/scriptDebugger.ts';
import { placeFrom, stoppingPlaces } from '../../../../src/script/debug/stoppingPlaces.ts';
import { machineFiles, type ScriptFiles } from '../../../../src/script/runtime/session/scriptFiles.ts';
import { standardLimits } from '../../../../src/script/runtime/session/limits.ts';
import type { SessionOptions } from '../../../../src/script/runtime/session/sessionOptions.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { testSession } from '../../../support/script/testSession.ts';

const file = '/scripts/watched.ps1';

const script = `function Add($one, $two) {
  $sum = $one + $two
  $sum
}
$list = 1, 2, 3
$total = 0
foreach ($item in $list) {
  $total = Add $total $item
}
$list | ForEach-Object {
  $seen = $_
}
"total $total"
`;

/** What somebody at the debugger does at a stop: asks with commands, ends with how the script goes on. */
type Turn = (
  stop: DebugStop,
  ask: (
    command: Exclude<DebugCommand, { kind: 'resume' }>,
  ) => Generator<DebugCommand, DebugAnswer, DebugAnswer>,
) => Generator<DebugCommand, Extract<DebugCommand, { kind: 'resume' }>, DebugAnswer>;

interface Watched {
  readonly stops: readonly string[];
  readonly values: readonly unknown[];
  readonly logged: readonly string[];
}

function* asked(command: DebugCommand): Generator<DebugCommand, DebugAnswer, DebugAnswer> {
  return yield command;
}

/** Runs a text under a debugger, one turn a stop; where it stopped. */
function watch(
  text: string,
  settings: Partial<DebugSettings>,
  turn: Turn,
  options: Partial<SessionOptions> = {},
): Watched {
  const stops: string[] = [];
  const logged: string[] = [];
  const session = testSession({ clock: systemClock, ...options });
  let talk: ReturnType<Turn> | null = null;
  const next = (answer: DebugAnswer): DebugCommand => {
    assert.ok(talk !== null);
    const { value } = talk.next(answer);
    return value;
  };
  const ask = (report: DebugReport): DebugCommand => {
    if (report.kind === 'answer') return next(report.answer);
    assert.equal(report.kind, 'stopped');
    const { line } = session.engine.frame.call.source.position(session.engine.frame.call.at);
    stops.push(`${report.stop.reason} ${line}`);
    talk = turn(report.stop, asked);
    return next({ kind: 'done' });
  };
  const all = {
    breakpoints: {},
    functions: [],
    exceptions: { all: false, uncaught: false },
    stopOnEntry: false,
    evaluationTime: 50,
    ...settings,
  };
  session.engine.hook = new ScriptDebugger(session.engine, all, {
    ask,
    isInterrupted: () => false,
    log: (line) => logged.push(line),
  });
  const { values, terminating } = session.run(session.parse(text, file));
  return {
    stops: terminating === null ? stops : [...stops, `ended by ${terminating.exception.message}`],
    values: values.map((value) => session.engine.text(value)),
    logged,
  };
}

/** Breakpoints of a text, each with what makes it more than a plain one. */
function breakpoints(
  text: string,
  asked: Readonly<Record<number, Partial<Breakpoint>>>,
  of: string = file,
): Pick<DebugSettings, 'breakpoints'> {
  const places = stoppingPlaces(text);
  const made = Object.entries(asked).map(([line, more], index) => {
    const place = placeFrom(places, Number(line));
    assert.ok(place !== undefined);
    const plain = { condition: null, hitCondition: null, logMessage: null };
    return { id: index + 1, offset: place.offset, ...plain, ...more };
  });
  return { breakpoints: { [of]: made } };
}

/** Goes on in one way at every stop. */
const always = (step: 'continue' | 'over' | 'into' | 'out'): Turn =>
  function* () {
    return { kind: 'resume', step };
  };

describe('A debugger of scripts', () => {
  it('knows where a script can be stopped: before statements, not before what only declares', () => {
    const lines = stoppingPlaces(script).map(({ line }) => line);
    assert.deepEqual(lines, [2, 3, 5, 6, 7, 8, 10, 11, 13]);
    assert.equal(placeFrom(stoppingPlaces(script), 4)?.line, 5);
    assert.equal(placeFrom(stoppingPlaces(script), 14), undefined);
    assert.deepEqual(stoppingPlaces('if ('), [{ offset: 0, line: 1, column: 1 }]);
  });

  const stopsOf: readonly {
    readonly title: string;
    readonly asked: Readonly<Record<number, Partial<Breakpoint>>>;
    readonly step: 'continue' | 'over' | 'into' | 'out';
    readonly stops: readonly string[];
  }[] = [
    {
      title: 'at every pass of a breakpoint',
      asked: { 2: {} },
      step: 'continue',
      stops: repeated('breakpoint 2', 3),
    },
    {
      title: 'where a condition is true',
      asked: { 8: { condition: '$item -eq 2' } },
      step: 'continue',
      stops: ['breakpoint 8'],
    },
    {
      title: 'from the third hit',
      asked: { 8: { hitCondition: '3' } },
      step: 'continue',
      stops: ['breakpoint 8'],
    },
    {
      title: 'in script blocks of pipelines',
      asked: { 11: {} },
      step: 'continue',
      stops: repeated('breakpoint 11', 3),
    },
    {
      title: 'step by step over calls and loops',
      asked: { 6: {} },
      step: 'over',
      stops: ['breakpoint 6', 'step 7', 'step 8', 'step 8', 'step 8', 'step 10', 'step 13'],
    },
    {
      title: 'out of a function in what called it',
      asked: { 2: { hitCondition: '== 1' } },
      step: 'out',
      stops: ['breakpoint 2', 'step 8'],
    },
    {
      title: 'step by step into functions and script blocks',
      asked: { 13: {} },
      step: 'into',
      stops: ['breakpoint 13'],
    },
  ];
  for (const { title, asked: lines, step, stops } of stopsOf)
    it(`stops ${title}`, () => {
      const watched = watch(script, breakpoints(script, lines), always(step));
      assert.deepEqual(watched.stops, stops);
      assert.deepEqual(watched.values, ['total 6']);
    });

  it('stops in functions by their names, at each call or where a condition is true', () => {
    const plain = { id: 7, condition: null, hitCondition: null };
    const stops = (more: object) =>
      watch(script, { functions: [{ ...plain, name: 'add', ...more }] }, always('continue')).stops;
    assert.deepEqual(stops({}), repeated('function breakpoint 2', 3));
    assert.deepEqual(stops({ condition: '$two -eq 2' }), ['function breakpoint 2']);
    assert.deepEqual(stops({ hitCondition: '3' }), ['function breakpoint 2']);
    assert.deepEqual(stops({ name: 'Remove' }), []);
  });

  it('stops before the first statement, and steps into what it calls', () => {
    const text = 'function f { 1 }\nf\n1, 2 | ForEach-Object { $_ }';
    const { stops } = watch(text, { stopOnEntry: true }, always('into'));
    assert.deepEqual(stops, ['entry 2', 'step 1', 'step 3', 'step 3', 'step 3']);
  });

  it('stops before the heads of loops and choices, each time that they decide', () => {
    const text = `for ($i = 0
  $i -lt 2
  $i++) {
  if ($i -eq 5) { 'five' }
  elseif ($i -eq 1) {
    'one'
  }
}
while ($i -gt 1) {
  $i--
}
do { $i-- }
until ($i -lt 0)
switch ($i) { -1 { 'under' } }
try { 'end' } finally { }`;
    const { stops, values } = watch(text, { stopOnEntry: true }, always('into'));
    const lines = stops.map((stop) => Number(/\d+/.exec(stop)?.[0]));
    const inLoop = [2, 4, 5, 3, 2, 4, 5, 6, 3, 2];
    assert.deepEqual(lines, [1, ...inLoop, 9, 10, 9, 12, 13, 12, 13, 14, 14, 15]);
    assert.deepEqual(values, ['one', 'under', 'end']);
  });

  it('stops in files that are dot-sourced, and in modules', () => {
    const others: Readonly<Record<string, string>> = {
      '/scripts/parts.ps1': "function part {\n  'part'\n}",
      '/scripts/more.psm1': "function Get-More {\n  'more'\n}",
    };
    const files: ScriptFiles = {
      ...machineFiles,
      isFile: (name) => others[name] !== undefined,
      isFolder: (name) => name === '/scripts',
      readText: (name): string => others[name] ?? '',
    };
    const asked = Object.entries(others).flatMap(([name, text]) =>
      Object.entries(breakpoints(text, { 2: {} }, name).breakpoints),
    );
    const { stops, values } = watch(
      '. /scripts/parts.ps1; Import-Module /scripts/more.psm1; part; Get-More',
      { breakpoints: Object.fromEntries(asked) },
      always('continue'),
      { files },
    );
    assert.deepEqual([stops, values], [repeated('breakpoint 2', 2), ['part', 'more']]);
  });

  it('does not count the time that a script is stopped', () => {
    const clock = new FakeClock('2024-02-13T14:05:06Z');
    const text = "'a'\n'b'\n1..1000 | ForEach-Object { $_ } | Out-Null\n'c'";
    const later: Turn = function* () {
      void clock.advance(60_000);
      return { kind: 'resume', step: 'continue' };
    };
    const limits = { ...standardLimits, time: 1000, depth: 200 };
    const asked = breakpoints(text, { 2: {} });
    assert.deepEqual(watch(text, asked, later, { clock, limits }).values, ['a', 'b', 'c']);
  });

  it('writes what log points say, and does not stop there', () => {
    const asked = breakpoints(script, {
      8: { logMessage: 'item {$item} of \\{{$list.Count}\\} {$null.x()}' },
    });
    const { stops, logged } = watch(script, asked, always('continue'));
    assert.deepEqual(stops, []);
    assert.match(logged.join('\n'), /^item 1 of \{3\} \{You cannot call a method/);
    assert.equal(logged.length, 3);
  });

  const errors = "try { throw 'caught' } catch { 'on' }\nfunction f { throw 'loose' }\nf";
  const failures: readonly { all: boolean; uncaught: boolean; stops: readonly string[] }[] = [
    { all: true, uncaught: false, stops: ['exception 1', 'exception 2', 'ended by loose'] },
    { all: false, uncaught: true, stops: ['exception 2', 'ended by loose'] },
    { all: false, uncaught: false, stops: ['ended by loose'] },
  ];
  for (const { stops, ...exceptions } of failures)
    it(`stops at errors: ${JSON.stringify(exceptions)}`, () => {
      assert.deepEqual(watch(errors, { exceptions }, always('continue')).stops, stops);
    });

  it('stops at errors of some types or ids alone', () => {
    const stops = (all: string) =>
      watch(
        "try { [int]'x' } catch { }\ntry { throw 'loose' } catch { }\ntry { Get-Item /nowhere -ErrorAction Stop } catch { }",
        { exceptions: { all: true, uncaught: false, only: { all } } },
        always('continue'),
      ).stops;
    assert.deepEqual(stops(''), ['exception 1', 'exception 2', 'exception 3']);
    assert.deepEqual(stops('ItemNotFoundException'), ['exception 3']);
    assert.deepEqual(stops('PathNot*, loose'), ['exception 2', 'exception 3']);
    assert.deepEqual(stops('!System.Management.Automation.Item*'), ['exception 1', 'exception 2']);
  });

  it('shows a thousand entries of a table, and that there are more; elements page by page', () => {
    const text = '$table = @{ }\n1..1500 | ForEach-Object { $table[$_] = $_ }\n$list = 1..5000\n$list.Count';
    const told: unknown[] = [];
    watch(text, breakpoints(text, { 4: {} }), function* (_stop, ask) {
      const viewed = function* (expression: string, start: number, count: number) {
        const whole = yield* ask({ kind: 'evaluate', frame: 0, expression });
        assert.equal(whole.kind, 'value');
        const { reference } = whole.view;
        const answer = yield* ask({ kind: 'variables', reference, start, count });
        assert.equal(answer.kind, 'variables');
        told.push([answer.variables.length, answer.variables.at(-1)?.name]);
        return reference;
      };
      yield* viewed('$table', 0, 0);
      const reference = yield* viewed('$list', 4900, 100);
      const set = yield* ask({ kind: 'set', reference, name: '[4999]', expression: '7' });
      told.push(set.kind === 'value' ? set.view.value : set.kind);
      const files = yield* ask({ kind: 'sources' });
      told.push(files.kind === 'sources' ? files.files : files.kind);
      return { kind: 'resume', step: 'continue' };
    });
    assert.deepEqual(told, [[1001, '…'], [100, '[4999]'], '7', [file]]);
  });

  const uncaught: readonly { text: string; stops: readonly string[] }[] = [
    { text: "try { throw 'x' }\ncatch {\n throw }", stops: ['exception 3', 'ended by x'] },
    { text: "$ErrorActionPreference = 'SilentlyContinue'\n1 / 0", stops: [] },
    { text: '1 / 0\n2', stops: ['exception 1'] },
    { text: "trap { continue }\nthrow 'x'", stops: [] },
  ];
  for (const { text, stops } of uncaught)
    it(`stops at uncaught errors alone: ${text.replaceAll('\n', ' ')}`, () => {
      const exceptions = { all: false, uncaught: true };
      assert.deepEqual(watch(text, { exceptions }, always('continue')).stops, stops);
    });

  it('tells frames, scopes and what is in values, and sets them', () => {
    const told: unknown[] = [];
    const text = `function f($given) {
  $table = @{ name = 'x'; list = 1..5 }
  $table
}
$object = [pscustomobject]@{ a = 1 }
$out = f 7
"$($out.name) $($object.a) $?"`;
    const watched = watch(text, breakpoints(text, { 3: {} }), function* (_stop, ask) {
      const frames = yield* ask({ kind: 'frames' });
      assert.equal(frames.kind, 'frames');
      told.push(frames.frames.map(({ name, line }) => `${name} ${line}`));
      const scopes = yield* ask({ kind: 'scopes', frame: 0 });
      assert.equal(scopes.kind, 'scopes');
      told.push(scopes.scopes.map(({ name }) => name));
      const [local] = scopes.scopes;
      assert.ok(local !== undefined);
      const within = function* (
        reference: number,
        start = 0,
        count = 0,
      ): Generator<DebugCommand, readonly VariableView[], DebugAnswer> {
        const answer = yield* ask({ kind: 'variables', reference, start, count });
        assert.equal(answer.kind, 'variables');
        return answer.variables;
      };
      const locals = yield* within(local.reference);
      told.push(locals.map(({ name, value }) => `${name}=${value}`));
      const table = locals.find(({ name }) => name === '$table');
      const entries = yield* within(table?.reference ?? 0);
      told.push(entries.map(({ name, value, expression }) => `${name}=${value} ${expression ?? ''}`).sort());
      const list = entries.find(({ name }) => name === 'list');
      assert.equal(list?.elements, 5);
      told.push((yield* within(list.reference, 3, 2)).map(({ name, value }) => `${name}=${value}`));
      const set = yield* ask({
        kind: 'set',
        reference: table?.reference ?? 0,
        name: 'name',
        expression: "'set' + $given",
      });
      told.push(set.kind === 'value' ? set.view.value : set);
      for (const expression of ['$object.a + 1', 'throw 1', '$error.Count', '1/', 'while ($true) { }']) {
        const answer = yield* ask({ kind: 'evaluate', frame: 1, expression });
        told.push(answer.kind === 'value' ? answer.view.value : answer.kind);
      }
      yield* ask({ kind: 'evaluate', frame: 1, expression: '$object.a = 9' });
      return { kind: 'resume', step: 'continue' };
    });
    assert.deepEqual(told, [
      ['f 3', 'watched.ps1 6'],
      ['Local', 'Automatic', 'Script', 'Global'],
      ['$given=7', '$table=Hashtable{2}'],
      ["list=Object[5] $table['list']", "name='x' $table['name']"],
      ['[3]=4', '[4]=5'],
      "'set7'",
      ...['2', 'failure', '0', 'failure', 'failure'],
    ]);
    assert.deepEqual(watched.values, ['set7 9 True']);
  });
});

function repeated(text: string, times: number): string[] {
  return Array.from({ length: times }, () => text);
}
