import { CompiledBlock } from '../runtime/compile/compiledBlock.ts';
import { type CustomObject, customObject } from '../values/customObject.ts';
import { NetArray } from '../values/netArray.ts';
import { ticksPer } from '../values/calendar.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import { isNull, type Value } from '../values/value.ts';
import type { TestReport } from './report/testReport.ts';
import { TestBlock, type TestCase, type TestContainer } from './testTree.ts';

const version = '5.7.1';

/** What Invoke-Pester -PassThru writes: files, blocks and tests with their results. */
export function runObject(files: readonly TestContainer[], report: TestReport): CustomObject {
  const { counts } = report;
  const tests = files.flatMap((file) => [...file.root.tests()].map((test) => testObject(test)));
  const of = (result: TestCase['result']): Value =>
    list(tests.filter((test) => test.note('Result') === result));
  const containers = files.map((file) => containerObject(file));
  const failedBlocks = files.flatMap((file) =>
    [...file.root.blocks()].filter(({ error }) => error !== null).map((block) => blockObject(block)),
  );
  return customObject(
    Object.entries({
      Containers: list(containers),
      Result: report.result,
      FailedCount: counts.failed,
      FailedBlocksCount: failedBlocks.length,
      FailedContainersCount: files.filter(({ error }) => error !== null).length,
      PassedCount: counts.passed,
      SkippedCount: counts.skipped,
      InconclusiveCount: counts.inconclusive,
      NotRunCount: counts.notRun,
      TotalCount: counts.total,
      Duration: timeSpan(report.duration),
      Executed: true,
      Version: version,
      Tests: list(tests),
      Passed: of('Passed'),
      Failed: of('Failed'),
      FailedBlocks: list(failedBlocks),
      FailedContainers: list(containers.filter((container) => container.note('Result') === 'Failed')),
      Skipped: of('Skipped'),
      Inconclusive: of('Inconclusive'),
      NotRun: of('NotRun'),
    }),
    'Pester.Run',
  );
}

function containerObject(file: TestContainer): CustomObject {
  const tests = [...file.root.tests()];
  const failed = file.error !== null || tests.some(({ result }) => result === 'Failed');
  return customObject(
    Object.entries({
      Name: file.name,
      Type: file.block === null ? 'File' : 'ScriptBlock',
      Item: file.block ?? file.name,
      Result: failed ? 'Failed' : 'Passed',
      Duration: timeSpan(file.discoveryDuration + file.duration),
      TotalCount: tests.length,
      Blocks: list(
        file.root.children.flatMap((child) => (child instanceof TestBlock ? [blockObject(child)] : [])),
      ),
      ErrorRecord: list(file.error === null ? [] : [file.error]),
    }),
    'Pester.Container',
  );
}

function blockObject(block: TestBlock): CustomObject {
  const tests = [...block.tests()];
  const failed = block.error !== null || tests.some(({ result }) => result === 'Failed');
  return customObject(
    Object.entries({
      Name: block.facts?.name ?? 'Root',
      ExpandedName: block.expandedName,
      Path: list([...block.path]),
      Result: failed ? 'Failed' : 'Passed',
      Tag: list([...(block.facts?.tags ?? [])]),
      Duration: timeSpan(block.duration),
      Tests: list(block.children.flatMap((child) => (child instanceof TestBlock ? [] : [testObject(child)]))),
      Blocks: list(
        block.children.flatMap((child) => (child instanceof TestBlock ? [blockObject(child)] : [])),
      ),
      ErrorRecord: list(block.error === null ? [] : [block.error]),
    }),
    'Pester.Block',
  );
}

function testObject(test: TestCase): CustomObject {
  const { facts } = test;
  return customObject(
    Object.entries({
      Name: facts.name,
      ExpandedName: test.expandedName,
      Path: list([...test.path]),
      ExpandedPath: test.path.join('.'),
      Result: test.result,
      Passed: test.result === 'Passed',
      Skipped: test.result === 'Skipped',
      Executed: test.result !== 'NotRun' && test.result !== 'Skipped' && !test.blocked,
      ErrorRecord: list([...test.errors]),
      Duration: timeSpan(test.duration),
      Tag: list([...facts.tags]),
      Data: isNull(facts.data ?? null) ? null : (facts.data ?? null),
      ScriptBlock: facts.body instanceof CompiledBlock ? facts.body : null,
      StartLine: facts.line,
    }),
    'Pester.Test',
  );
}

function list(items: readonly Value[]): NetArray {
  return new NetArray([...items]);
}

function timeSpan(milliseconds: number): TimeSpan {
  return new TimeSpan(BigInt(Math.round(milliseconds)) * ticksPer.millisecond);
}
