import assert from 'node:assert/strict';
import type { LogRun } from '../../../../src/domain/log/logRun.ts';
import { logRunFailure } from '../../../../src/domain/log/logRunFailure.ts';

const bare: LogRun = {
  ...{ full: false, outcome: 'failed', isCut: false, failedUpdates: 0, warnings: 0 },
  ...{ firstEntry: 0, lastEntry: 0 },
};

function failed(message: string, code?: number): LogRun {
  return { ...bare, error: { message, ...(code === undefined ? {} : { code }) } };
}

describe('Why a run of a log failed', () => {
  for (const [what, run, code, isExplained] of [
    ['is explained by the code of its status message', failed('x', -2147012866), '0x80072EFE', true],
    [
      'is explained by what the message names where the code is that of any managed failure',
      failed('UssCommunicationError: WebException: 0x80072EFD', -2146233079),
      '0x80072EFD',
      true,
    ],
    [
      'is explained by an HTTP status',
      failed('The request failed with HTTP status 503: Service Unavailable.'),
      '503',
      true,
    ],
    ['is told as it stands where no code is known', failed('Something~~at all'), undefined, false],
  ] as const)
    it(what, () => {
      const failure = logRunFailure(run);
      assert.equal(failure?.code, code);
      assert.equal(failure?.explanation !== undefined, isExplained);
      assert.ok(!failure?.message.includes('~'));
    });

  it('is nothing where it did not fail', () => {
    assert.equal(logRunFailure({ ...bare, outcome: 'succeeded' }), undefined);
  });
});
