import type { Frame } from '../runtime/execution.ts';
import { nowhere } from '../runtime/pipeline/sink.ts';
import type { PesterSettings } from './pesterSettings.ts';
import type { PesterState } from './pesterState.ts';
import { makeReport } from './report/makeReport.ts';
import type { TestReport } from './report/testReport.ts';
import { outermostFrame } from './runInScope.ts';
import { runFile } from './runTests.ts';
import { selectTests } from './testFilter.ts';
import type { TestFile } from './testFile.ts';
import { tellAll, type TestListener } from './testListener.ts';

/** A run of tests. */
export interface TestRunParts {
  readonly files: readonly TestFile[];
  readonly settings: Pick<PesterSettings, 'filter' | 'skipRun' | 'assertionsStop' | 'hasTestDrive'>;
  readonly state: PesterState;
  /** Of whoever asks for it. */
  readonly frame: Frame;
  readonly listeners: readonly TestListener[];
}

/** Looks all files through, then runs the tests that are chosen. */
export function testRun({ files, settings, state, frame, listeners }: TestRunParts): TestReport {
  const { clock } = state.engine;
  const tell = tellAll(listeners);
  const [started, from] = [clock.now(), clock.monotonic()];
  const inner = { ...outermostFrame(frame), out: nowhere };
  state.assertionsStop = settings.assertionsStop;
  state.hasTestDrive = settings.hasTestDrive;
  tell.discoveryStarted(files);
  for (const file of files) {
    file.discover(state, inner);
    if (file.error !== null) tell.discoveryFailed(file);
    selectTests(file, settings.filter);
  }
  tell.discoveryEnded(files, clock.monotonic() - from);
  if (!settings.skipRun)
    for (const file of files) {
      if (file.error !== null) for (const test of file.root.tests()) test.selected = false;
      else runFile(file, state, inner, tell);
    }
  return makeReport(files, { started, duration: clock.monotonic() - from });
}
