import { strict as assert } from 'node:assert';
import { comparedIn, lineIn } from '../../../../src/extension/scripts/tests/failureMessage.ts';

describe('What a failed test of a script shows', () => {
  for (const [message, expected] of [
    ['Expected 2, but got 3.', { expected: '2', actual: '3' }],
    ["Expected exactly 'a', because it must, but got @(1, 2).", { expected: "'a'", actual: '@(1, 2)' }],
    [
      "Expected strings to be the same, but they were different.\nString lengths are both 2.\nStrings differ at index 1.\nExpected: 'ac'\nBut was:  'ab'\n           -^",
      { expected: 'ac', actual: 'ab' },
    ],
    ['RuntimeException: no', undefined],
    ['Expected an exception to be thrown, but no exception was thrown.', undefined],
  ] as const)
    it(JSON.stringify(message), () => {
      assert.deepEqual(comparedIn(message), expected);
    });

  const failure = {
    ...{ message: '', id: '', file: '/lib.ps1', line: 4 },
    trace: ['at Add-It, /lib.ps1:4', 'at <ScriptBlock>, /a, b.Tests.ps1:12'],
  };

  it('stands in the test itself, also where another file failed', () => {
    assert.equal(lineIn(failure, '/a, b.Tests.ps1'), 12);
    assert.equal(lineIn({ ...failure, file: '/a, b.Tests.ps1' }, '/a, b.Tests.ps1'), 4);
    assert.equal(lineIn(failure, '/other.Tests.ps1'), undefined);
  });
});
