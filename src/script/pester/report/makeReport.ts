import type { TestBlock, TestCase, TestContainer } from '../testTree.ts';
import { failureOf } from './testFailure.ts';
import type { ReportedBlock, ReportedFile, ReportedTest, TestCounts, TestReport } from './testReport.ts';

/** What a run gave, as plain data. */
export function makeReport(
  files: readonly TestContainer[],
  { started, duration }: Pick<TestReport, 'started' | 'duration'>,
): TestReport {
  const reported = files.map((file) => reportedFile(file));
  const counts = countTests(reported.flatMap(({ tests }) => tests));
  const broken = reported.some(({ failure, failedBlocks }) => failure !== null || failedBlocks.length > 0);
  return {
    result: counts.failed > 0 || broken ? 'Failed' : 'Passed',
    counts,
    ...{ duration, started, files: reported },
  };
}

function reportedFile(file: TestContainer): ReportedFile {
  const blocks = [...file.root.blocks()];
  return {
    file: file.name,
    duration: file.discoveryDuration + file.duration,
    failure: file.error === null ? null : failureOf(file.error),
    tests: [...file.root.tests()].map((test) => reportedTest(test)),
    failedBlocks: blocks.flatMap((block) => reportedBlock(block)),
  };
}

function reportedBlock({ error, path, facts }: TestBlock): ReportedBlock[] {
  return error === null ? [] : [{ path, line: facts?.line ?? 0, failure: failureOf(error) }];
}

/** A test as plain data. */
export function reportedTest(test: TestCase): ReportedTest {
  // One that could not run failed for what failed around it.
  const around = test.blocked ? [...test.parent.lineage()].find(({ error }) => error !== null)?.error : null;
  const errors = around === null || around === undefined ? test.errors : [around];
  const names = [...test.parent.lineage()].flatMap(({ facts }) => (facts === null ? [] : [facts.name]));
  return {
    path: test.path,
    template: [...names.reverse(), test.facts.name],
    result: test.result,
    duration: test.duration,
    line: test.facts.line,
    tags: test.facts.tags,
    failures: errors.map((error) => failureOf(error)),
    because: test.because,
  };
}

function countTests(tests: readonly ReportedTest[]): TestCounts {
  const of = (result: ReportedTest['result']): number =>
    tests.filter((test) => test.result === result).length;
  return {
    total: tests.length,
    passed: of('Passed'),
    failed: of('Failed'),
    skipped: of('Skipped'),
    inconclusive: of('Inconclusive'),
    notRun: of('NotRun'),
  };
}
