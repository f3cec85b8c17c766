import { TerminalRecords } from '../script/host/terminalRecords.ts';
import { reportedTest } from '../script/pester/report/makeReport.ts';
import type { TestEvent } from '../script/pester/report/testEvent.ts';
import type { TestReport } from '../script/pester/report/testReport.ts';
import type { TestListener } from '../script/pester/testListener.ts';
import { customObject } from '../script/values/customObject.ts';
import { NetArray } from '../script/values/netArray.ts';
import type { Value } from '../script/values/value.ts';
import { attachDebugger } from './attachDebugger.ts';
import {
  blockingCalls,
  exitCodeOf,
  openScriptSession,
  type OwnerSide,
  sessionOutput,
} from './scriptSession.ts';
import type { TestRequest } from './testRequest.ts';
import { unattendedHost } from './unattendedHost.ts';

/** What runs in the session: the settings are its argument. */
const script = 'Invoke-Pester -Configuration $args[0]';

/** Runs tests and tells their owner of each as it ends, and of all of them; the exit code is 0 where all passed, else 1. */
export function runTests(request: TestRequest, side: OwnerSide): number {
  const { post } = side;
  const output = sessionOutput(side);
  const shown: { terminal: TerminalRecords | null } = { terminal: null };
  const calls = blockingCalls(side);
  const { session, pester } = openScriptSession(request, side, {
    output,
    calls,
    host: unattendedHost(request, output, post),
    onRecord: (stream, value) => shown.terminal?.add(stream, value),
  });
  if (request.output === 'text') shown.terminal = new TerminalRecords(session.engine, request, output);
  if (request.debug !== undefined) attachDebugger(session, request.debug, side, { calls, output });
  pester.listeners.push(
    eventListener((event) => {
      post({ kind: 'test', event });
    }),
  );
  const configuration = settingsOf(request);
  const outcome = session.run(session.parse(script, null), [
    { kind: 'value', value: configuration, extent: null },
  ]);
  shown.terminal?.end(outcome.terminating);
  const { report } = pester;
  if (report !== null) post({ kind: 'test', event: { kind: 'report', report } });
  output.flush();
  const exitCode = exitCodeOf(outcome);
  return exitCode === 0 && !allPassed(report) ? 1 : exitCode;
}

/** Tests that are not there did not pass. */
function allPassed(report: TestReport | null): boolean {
  return report !== null && report.files.length > 0 && report.result === 'Passed';
}

function settingsOf({ paths, filter, verbosity, output }: TestRequest): Value {
  const texts = (items: readonly string[]): NetArray => new NetArray([...items]);
  const section = (options: Readonly<Record<string, Value>>): Value => customObject(Object.entries(options));
  return section({
    // A path that is given is no pattern.
    Run: section({ Path: texts(paths.map((path) => path.replaceAll(/[[\]*?`]/gu, '`$&'))) }),
    Filter: section({
      Tag: texts(filter.tags),
      ExcludeTag: texts(filter.excludedTags),
      FullName: texts(filter.fullNames),
      Line: texts(filter.lines),
    }),
    Output: section({ Verbosity: output === 'json' ? 'None' : verbosity }),
  });
}

/** Tells of each test as plain data. */
function eventListener(tell: (event: TestEvent) => void): TestListener {
  let file = '';
  return {
    fileStarted: ({ name }) => {
      file = name;
    },
    testStarted: ({ path, facts }) => {
      tell({ kind: 'started', file, line: facts.line, path });
    },
    testEnded: (test) => {
      tell({ kind: 'ended', file, test: reportedTest(test) });
    },
  };
}
