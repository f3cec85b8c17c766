import { xmlLines, type XmlElement } from '../../serialize/xmlWriter.ts';
import type { ReportedFile, ReportedTest, TestFailure, TestReport } from './testReport.ts';

/** A tree of blocks with their tests, by their names. */
interface Suite {
  readonly name: string;
  readonly path: readonly string[];
  readonly suites: Map<string, Suite>;
  readonly tests: ReportedTest[];
}

type Attributes = XmlElement['attributes'];

/** A report as a file of NUnit 2.5, which build servers read. */
export function nunitXml(report: TestReport, suite: string): string {
  const { counts, started } = report;
  const broken = report.files.filter(({ failure }) => failure !== null).length;
  const at = new Date(started).toISOString();
  const root: XmlElement = {
    name: 'test-results',
    attributes: [
      ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
      ['xsi:noNamespaceSchemaLocation', 'nunit_schema_2.5.xsd'],
      ['name', suite],
      ...numbers({ total: counts.total - counts.notRun, errors: broken, failures: counts.failed }),
      ...numbers({ 'not-run': counts.notRun, inconclusive: counts.inconclusive, ignored: counts.skipped }),
      ...numbers({ skipped: 0, invalid: 0 }),
      ['date', at.slice(0, 10)],
      ['time', at.slice(11, 19)],
    ],
    content: [nunitSuite(suite, report.result === 'Passed', report.duration, report.files.map(nunitFile))],
  };
  return document(root);
}

function nunitFile(file: ReportedFile): XmlElement {
  const tree = suitesOf(file);
  const passed =
    file.failure === null &&
    file.failedBlocks.length === 0 &&
    !file.tests.some(({ result }) => result === 'Failed');
  const broken: XmlElement[] =
    file.failure === null ? [] : [nunitCase(file.file, 'Discovery', 'Failed', 0, [file.failure], null)];
  return nunitSuite(file.file, passed, file.duration, [...broken, ...nunitChildren(tree)]);
}

function nunitChildren({ suites, tests }: Suite): XmlElement[] {
  return [
    ...tests.map((test) =>
      nunitCase(
        test.path.join('.'),
        test.path.at(-1) ?? '',
        test.result,
        test.duration,
        test.failures,
        test.because,
      ),
    ),
    ...[...suites.values()].map((inner) => {
      const all = testsIn(inner);
      const time = all.reduce((sum, { duration }) => sum + duration, 0);
      return nunitSuite(
        inner.path.join('.'),
        !all.some(({ result }) => result === 'Failed'),
        time,
        nunitChildren(inner),
        inner.name,
      );
    }),
  ];
}

function nunitSuite(
  name: string,
  success: boolean,
  milliseconds: number,
  results: readonly XmlElement[],
  description = name,
): XmlElement {
  return {
    name: 'test-suite',
    attributes: texts({
      type: 'TestFixture',
      name,
      executed: 'True',
      result: success ? 'Success' : 'Failure',
      success: success ? 'True' : 'False',
      time: seconds(milliseconds),
      asserts: '0',
      description,
    }),
    content: [{ name: 'results', attributes: [], content: results }],
  };
}

const nunitResults = {
  Passed: 'Success',
  Failed: 'Failure',
  Skipped: 'Ignored',
  Inconclusive: 'Inconclusive',
  NotRun: 'NotRunnable',
} as const;

function nunitCase(
  name: string,
  description: string,
  result: ReportedTest['result'],
  milliseconds: number,
  failures: readonly TestFailure[],
  because: string | null,
): XmlElement {
  const executed = result === 'Passed' || result === 'Failed' || result === 'Inconclusive';
  const content: XmlElement[] =
    failures.length > 0
      ? [
          element('failure', [
            element('message', clean(failures.map(({ message }) => message).join('\n'))),
            element('stack-trace', clean(failures.flatMap(({ trace }) => trace).join('\n'))),
          ]),
        ]
      : executed || because === null
        ? []
        : [element('reason', [element('message', clean(because))])];
  return {
    name: 'test-case',
    attributes: texts({
      description,
      name,
      time: seconds(milliseconds),
      asserts: '0',
      success: result === 'Passed' ? 'True' : 'False',
      result: nunitResults[result],
      executed: executed ? 'True' : 'False',
    }),
    content,
  };
}

/** A report as a file of JUnit: a suite a file. */
export function junitXml(report: TestReport, suite: string): string {
  const broken = report.files.filter(({ failure }) => failure !== null).length;
  const root: XmlElement = {
    name: 'testsuites',
    attributes: [
      ['name', suite],
      ...numbers({ tests: report.counts.total - report.counts.notRun, errors: broken }),
      ...numbers({ failures: report.counts.failed, disabled: 0 }),
      ['time', seconds(report.duration)],
    ],
    content: report.files.map((file, id) => junitFile(file, id, report.started)),
  };
  return document(root);
}

function junitFile(file: ReportedFile, id: number, started: number): XmlElement {
  const ran = file.tests.filter(({ result }) => result !== 'NotRun');
  const count = (result: ReportedTest['result']): number =>
    ran.filter((test) => test.result === result).length;
  const broken =
    file.failure === null
      ? []
      : [
          {
            name: 'testcase',
            attributes: texts({ name: 'Discovery', status: 'Failed', classname: file.file, time: '0' }),
            content: [failureElement('error', [file.failure])],
          },
        ];
  return {
    name: 'testsuite',
    attributes: [
      ['name', clean(file.file)],
      ...numbers({ tests: ran.length, errors: broken.length, failures: count('Failed'), id }),
      ...numbers({ skipped: count('Skipped') + count('Inconclusive'), disabled: 0 }),
      ['package', clean(file.file)],
      ['time', seconds(file.duration)],
      ['timestamp', new Date(started).toISOString().slice(0, 19)],
    ],
    content: [...broken, ...ran.map((test) => junitCase(test, file.file))],
  };
}

function junitCase(test: ReportedTest, file: string): XmlElement {
  const { result, failures, because } = test;
  const content =
    result === 'Failed'
      ? [failureElement('failure', failures)]
      : result === 'Passed'
        ? []
        : [{ name: 'skipped', attributes: texts({ message: because ?? '' }), content: [] }];
  return {
    name: 'testcase',
    attributes: texts({
      name: test.path.join('.'),
      status: result,
      classname: file,
      assertions: '0',
      time: seconds(test.duration),
    }),
    content,
  };
}

function failureElement(name: 'failure' | 'error', failures: readonly TestFailure[]): XmlElement {
  return {
    name,
    attributes: texts({ message: failures.map(({ message }) => message).join('\n') }),
    content: clean(failures.flatMap(({ trace }) => trace).join('\n')),
  };
}

function suitesOf({ tests }: ReportedFile): Suite {
  const root: Suite = { name: '', path: [], suites: new Map(), tests: [] };
  for (const test of tests) {
    if (test.result === 'NotRun') continue;
    let at = root;
    for (const name of test.path.slice(0, -1)) {
      const known = at.suites.get(name) ?? { name, path: [...at.path, name], suites: new Map(), tests: [] };
      at.suites.set(name, known);
      at = known;
    }
    at.tests.push(test);
  }
  return root;
}

function testsIn({ suites, tests }: Suite): readonly ReportedTest[] {
  return [...tests, ...[...suites.values()].flatMap((inner) => testsIn(inner))];
}

function element(name: string, content: XmlElement['content']): XmlElement {
  return { name, attributes: [], content };
}

function texts(values: Readonly<Record<string, string>>): Attributes {
  return Object.entries(values).map(([name, value]) => [name, clean(value)] as const);
}

function numbers(values: Readonly<Record<string, number>>): Attributes {
  return Object.entries(values).map(([name, value]) => [name, String(value)] as const);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(4);
}

/** Without what no XML file can hold. */
function clean(text: string): string {
  return text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}

function document(root: XmlElement): string {
  return ['<?xml version="1.0" encoding="utf-8" standalone="no"?>', ...xmlLines(root), ''].join('\n');
}
