import { Location, Position, type TestItem, TestMessage, type TestRun } from 'vscode';
import type { TestEvent } from '../../../script/pester/report/testEvent.ts';
import type { ReportedTest, TestFailure, TestReport } from '../../../script/pester/report/testReport.ts';
import { comparedIn, lineIn } from './failureMessage.ts';

/** Items of a file by the lines they stand at, from 1. */
export type ItemsByLine = ReadonlyMap<number, readonly TestItem[]>;

/** Shows the results of a file of tests at its items. A test with several cases has failed where one of them has. */
export class TestResults {
  readonly #run: TestRun;
  readonly #file: TestItem;
  readonly #items: ItemsByLine;
  readonly #failed = new Set<TestItem>();
  readonly #ended = new Set<TestItem>();

  constructor(run: TestRun, file: TestItem, items: ItemsByLine) {
    this.#run = run;
    this.#file = file;
    this.#items = items;
  }

  tell(event: TestEvent): void {
    if (event.kind === 'started') {
      const item = this.#itemAt(event.line, event.path.at(-1));
      if (item !== undefined) this.#run.started(item);
    } else if (event.kind === 'ended') this.#end(event.test);
    else this.#conclude(event.report);
  }

  #end(test: ReportedTest): void {
    const item = this.#itemAt(test.line, test.template.at(-1));
    if (item === undefined) return;
    this.#ended.add(item);
    if (test.result === 'Failed') {
      this.#failed.add(item);
      this.#run.failed(item, this.#messages(test.failures, item), test.duration);
    } else if (this.#failed.has(item)) return;
    else if (test.result === 'Passed') this.#run.passed(item, test.duration);
    else this.#run.skipped(item);
  }

  /** What no test told of: files and blocks that failed, with the tests in them. */
  #conclude({ files }: TestReport): void {
    for (const { failure, failedBlocks, tests } of files) {
      if (failure !== null) this.#run.errored(this.#file, this.#messages([failure], this.#file));
      for (const block of failedBlocks) {
        const item = this.#itemAt(block.line, block.path.at(-1)) ?? this.#file;
        this.#run.errored(item, this.#messages([block.failure], item));
      }
      for (const test of tests) {
        const item = this.#itemAt(test.line, test.template.at(-1));
        if (item !== undefined && test.result === 'Failed' && !this.#ended.has(item)) this.#end(test);
      }
    }
  }

  #itemAt(line: number, name: string | undefined): TestItem | undefined {
    const items = this.#items.get(line) ?? [];
    return items.find(({ label }) => label === name) ?? items[0];
  }

  #messages(failures: readonly TestFailure[], item: TestItem): TestMessage[] {
    return failures.map((failure) => {
      const compared = comparedIn(failure.message);
      const text = [failure.message, ...failure.trace].join('\n');
      const message =
        compared === undefined
          ? new TestMessage(text)
          : TestMessage.diff(failure.message, compared.expected, compared.actual);
      const { uri } = item;
      const line = uri === undefined ? undefined : lineIn(failure, uri.fsPath);
      if (uri !== undefined && line !== undefined)
        message.location = new Location(uri, new Position(line - 1, 0));
      return message;
    });
  }
}
