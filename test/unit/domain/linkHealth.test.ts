import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkStatus, missedChecks } from '../../../src/domain/linkHealth.ts';

const thresholds = { checkSeconds: 30, degradedChecks: 2, errorChecks: 10 };

describe('The status of a link', () => {
  const rows = [
    { seconds: 0, status: 0 },
    { seconds: 59, status: 0 },
    { seconds: 60, status: 1 },
    { seconds: 299, status: 1 },
    { seconds: 300, status: 2 },
    { seconds: 86_400, status: 2 },
    { seconds: -86_400, status: 0 },
  ];
  for (const { seconds, status } of rows) {
    it(`is ${status} when the last answer came ${seconds} seconds ago`, () => {
      assert.equal(linkStatus(1_000_000, 1_000_000 + seconds * 1000, thresholds), status);
    });
  }

  it('is error where the thresholds cross', () => {
    assert.equal(linkStatus(0, 60_000, { ...thresholds, errorChecks: 1 }), 2);
  });

  it('never gets better while nothing is heard', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (first, more) => {
        assert.ok(linkStatus(0, first + more, thresholds) >= linkStatus(0, first, thresholds));
        assert.ok(missedChecks(0, first, thresholds) >= 0);
      }),
    );
  });
});
