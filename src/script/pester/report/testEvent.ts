import type { ReportedTest, TestReport } from './testReport.ts';

/** What is told of a run of tests as it goes on; the report comes last. Plain data. */
export type TestEvent =
  | {
      readonly kind: 'started';
      readonly file: string;
      /** Of the It, from 1. */
      readonly line: number;
      /** Names of its blocks and its own. */
      readonly path: readonly string[];
    }
  | { readonly kind: 'ended'; readonly file: string; readonly test: ReportedTest }
  | { readonly kind: 'report'; readonly report: TestReport };
