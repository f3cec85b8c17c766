import { strict as assert } from 'node:assert';
import { junitXml, nunitXml } from '../../../../../src/script/pester/report/resultsXml.ts';
import type { ReportedTest, TestReport } from '../../../../../src/script/pester/report/testReport.ts';
import { parseXml } from '../../../../../src/script/text/parseXml.ts';

function test(name: string, facts: Partial<ReportedTest> = {}): ReportedTest {
  return {
    path: ['Block', name],
    template: ['Block', name],
    result: 'Passed',
    duration: 12,
    line: 3,
    tags: [],
    failures: [],
    because: null,
    ...facts,
  };
}

const failure = {
  message: 'Expected <1> & "2"\u0007',
  trace: ['at x, /a.Tests.ps1:3'],
  id: 'PesterAssertionFailed',
  file: '/a.Tests.ps1',
  line: 3,
};

const report: TestReport = {
  result: 'Failed',
  counts: { total: 4, passed: 1, failed: 1, skipped: 1, inconclusive: 0, notRun: 1 },
  duration: 1500,
  started: Date.UTC(2026, 10, 28, 12),
  files: [
    {
      file: '/a.Tests.ps1',
      duration: 40,
      failure: null,
      failedBlocks: [],
      tests: [
        test('passes'),
        test('fails', { result: 'Failed', failures: [failure] }),
        test('waits', { result: 'Skipped', because: 'no network' }),
        test('left out', { result: 'NotRun' }),
      ],
    },
    { file: '/b.Tests.ps1', duration: 1, failure, failedBlocks: [], tests: [] },
  ],
};

describe('Results of tests as XML', () => {
  it('NUnit: suites within each other, failures with message and place', () => {
    const text = nunitXml(report, 'nightly');
    assert.match(text, /<test-results [^>]*name="nightly" total="3" errors="1" failures="1" not-run="1"/);
    assert.match(text, /date="2026-11-28" time="12:00:00"/);
    assert.match(
      text,
      /<test-case description="passes" name="Block.passes" time="0.0120" asserts="0" success="True" result="Success" executed="True" \/>/,
    );
    assert.match(text, /<message>Expected &lt;1&gt; &amp; "2"\u{fffd}<\/message>/u);
    assert.match(text, /result="Ignored" executed="False">\n\s+<reason>\n\s+<message>no network/);
    assert.doesNotMatch(text, /left out/);
  });

  it('JUnit: a suite a file, one that could not be read as an error', () => {
    const text = junitXml(report, 'nightly');
    assert.match(
      text,
      /<testsuites name="nightly" tests="3" errors="1" failures="1" disabled="0" time="1.5000">/,
    );
    assert.match(
      text,
      /<testsuite name="\/a.Tests.ps1" tests="3" errors="0" failures="1" id="0" skipped="1"/,
    );
    assert.match(text, /<failure message="Expected &lt;1&gt; &amp; &quot;2&quot;\u{fffd}">at x/u);
    assert.match(
      text,
      /<testcase name="Discovery" status="Failed" classname="\/b.Tests.ps1" time="0">\n\s+<error/,
    );
  });

  for (const make of [nunitXml, junitXml])
    it(`${make.name} writes XML that can be read`, () => {
      assert.equal(parseXml(make(report, 'x')).kind, 'document');
    });
});
