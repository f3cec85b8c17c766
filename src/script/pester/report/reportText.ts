import type { TestListener } from '../testListener.ts';
import type { TestBlock, TestCase, TestContainer } from '../testTree.ts';
import { failureOf } from './testFailure.ts';
import type { TestReport } from './testReport.ts';

/** How much is said of a run. */
export type Verbosity = 'None' | 'Normal' | 'Detailed' | 'Diagnostic';

/** How much of a stack is said of a failure. */
export type TraceVerbosity = 'None' | 'FirstLine' | 'Filtered' | 'Full';

/** Names of System.ConsoleColor that results are shown in. */
export type ReportColor = 'DarkGreen' | 'Red' | 'DarkYellow' | 'Green' | 'Magenta' | 'Gray' | 'DarkGray';

/** Shows a line; several pieces where it has several colors. */
export type ShowLine = (...pieces: readonly (readonly [text: string, color: ReportColor | null])[]) => void;

const marks = {
  Passed: ['[+]', 'DarkGreen'],
  Failed: ['[-]', 'Red'],
  Skipped: ['[!]', 'DarkYellow'],
  Inconclusive: ['[?]', 'DarkGray'],
  NotRun: ['[ ]', 'DarkGray'],
} as const;

/** Tells of a run of tests as Pester does, line by line as it goes on. */
export function reportListener(verbosity: Verbosity, trace: TraceVerbosity, show: ShowLine): TestListener {
  if (verbosity === 'None') return {};
  const isDetailed = verbosity !== 'Normal';
  const fail = (record: Parameters<typeof failureOf>[0], margin: string): void => {
    const failure = failureOf(record);
    for (const line of failure.message.split(/\r?\n/u)) show([`${margin}${line}`, 'Red']);
    const shown = trace === 'None' ? [] : trace === 'FirstLine' ? failure.trace.slice(0, 1) : failure.trace;
    for (const line of shown) show([`${margin}${line}`, 'Red']);
  };
  return {
    discoveryStarted(files) {
      show(['', null]);
      show([`Starting discovery in ${files.length} files.`, 'Magenta']);
    },
    discoveryFailed(file) {
      show([`[-] Discovery in ${file.name} failed with:`, 'Red']);
      if (file.error !== null) fail(file.error, '');
    },
    discoveryEnded(files, milliseconds) {
      const found = files.reduce((sum, file) => sum + [...file.root.tests()].length, 0);
      show([`Discovery found ${found} tests in ${time(milliseconds)}.`, 'Magenta']);
      const chosen = files.reduce(
        (sum, file) => sum + [...file.root.tests()].filter(({ selected }) => selected).length,
        0,
      );
      if (chosen !== found) show([`Filters selected ${chosen} tests to run.`, 'Magenta']);
      show(['Running tests.', 'Magenta']);
    },
    fileStarted(file) {
      if (!isDetailed || !hasTests(file)) return;
      show(['', null]);
      show([`Running tests from '${file.name}'`, 'Magenta']);
    },
    fileEnded(file) {
      if (isDetailed || !hasTests(file) || isFailed(file)) return;
      show(['[+]', 'DarkGreen'], [` ${file.name}`, 'Green'], [` ${time(file.duration)}`, 'DarkGray']);
    },
    blockStarted(block) {
      if (!isDetailed) return;
      const margin = ' '.repeat(block.level);
      const word = block.kind === 'Context' ? 'Context' : 'Describing';
      show([`${margin}${word} ${block.expandedName}`, 'Green']);
    },
    blockFailed(block) {
      const margin = isDetailed ? ' '.repeat(block.level) : '';
      const name = block.kind === 'Root' ? 'File' : `${block.kind} ${titleOf(block, isDetailed)}`;
      show([`${margin}[-] ${name} failed`, 'Red']);
      if (block.error !== null) fail(block.error, `${margin} `);
    },
    testEnded(test) {
      if (!isDetailed && test.result !== 'Failed') return;
      const margin = isDetailed ? ' '.repeat(test.parent.level + (test.parent.kind === 'Root' ? 1 : 2)) : '';
      const [mark, color] = marks[test.result];
      const framework = Math.max(0, test.duration - test.userDuration);
      show(
        [`${margin}${mark} ${titleOf(test, isDetailed)}${reasonOf(test)}`, color],
        [` ${time(test.duration)}`, 'DarkGray'],
        [` (${time(test.userDuration)}|${time(framework)})`, 'DarkGray'],
      );
      for (const error of test.errors) fail(error, `${margin} `);
    },
  };
}

function hasTests(file: TestContainer): boolean {
  return [...file.root.tests()].some(({ selected }) => selected);
}

function isFailed(file: TestContainer): boolean {
  return (
    [...file.root.tests()].some(({ result }) => result === 'Failed') ||
    [...file.root.blocks()].some(({ error }) => error !== null)
  );
}

/** Below its blocks its own name is enough. */
function titleOf(item: TestBlock | TestCase, isDetailed: boolean): string {
  return isDetailed ? item.expandedName : item.path.join('.');
}

function reasonOf({ result, because }: TestCase): string {
  if (result !== 'Skipped' && result !== 'Inconclusive') return '';
  const verb = result === 'Skipped' ? 'is skipped' : 'is inconclusive';
  return because === null ? (result === 'Skipped' ? '' : `, ${verb}`) : `, ${verb}, because ${because}`;
}

/** The end of a run: how many tests ended how, and which blocks and files failed. */
export function showSummary({ counts, duration, files }: TestReport, show: ShowLine): void {
  show([`Tests completed in ${time(duration)}`, null]);
  const piece = (
    name: string,
    count: number,
    color: ReportColor,
    end = ', ',
  ): readonly [string, ReportColor] => [
    `${name}: ${count}${end}`,
    count === 0 && color !== 'Green' ? 'DarkGray' : color,
  ];
  show(
    piece('Tests Passed', counts.passed, 'Green'),
    piece('Failed', counts.failed, 'Red'),
    piece('Skipped', counts.skipped, 'DarkYellow'),
    piece('Inconclusive', counts.inconclusive, 'DarkYellow'),
    piece('NotRun', counts.notRun, 'DarkGray', ''),
  );
  const blocks = files.flatMap(({ failedBlocks, file }) =>
    failedBlocks.map(({ path }) => (path.length === 0 ? file : path.join('.'))),
  );
  const broken = files.filter(({ failure }) => failure !== null).map(({ file }) => file);
  for (const [title, names] of [
    ['BeforeAll \\ AfterAll failed', blocks],
    ['Container failed', broken],
  ] as const) {
    if (names.length === 0) continue;
    show([`${title}: ${names.length}`, 'Red']);
    for (const name of names) show([`  - ${name}`, 'Red']);
  }
}

/** A duration as results show it: `12ms`, `1.02s`, `2m 3.4s`. */
function time(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)}ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(2))}s`;
  return `${Math.floor(seconds / 60)}m ${Number((seconds % 60).toFixed(2))}s`;
}
