import assert from 'node:assert/strict';
import { placeBreakpoints } from '../../../../src/script/debug/placeBreakpoints.ts';

describe('Breakpoints that are set in a text', () => {
  it('come before the next statement, with what makes them more than plain ones, or are nowhere', () => {
    let last = 0;
    const placed = placeBreakpoints(
      "# a comment\n$x = 1\n\nfunction f {\n  'body'\n}\n",
      [
        { line: 1, condition: '$x -gt 1', hitCondition: ' ', logMessage: '' },
        { line: 4, hitCondition: '% 2', logMessage: 'in {$x}' },
        { line: 6 },
        { line: 2, hitCondition: 'often' },
      ],
      () => ++last,
    );
    assert.deepEqual(placed, [
      {
        ...{ kind: 'placed', line: 2 },
        breakpoint: { id: 1, offset: 12, condition: '$x -gt 1', hitCondition: null, logMessage: null },
      },
      {
        ...{ kind: 'placed', line: 5 },
        breakpoint: { id: 2, offset: 35, condition: null, hitCondition: '% 2', logMessage: 'in {$x}' },
      },
      { kind: 'noStatement', id: 3, line: 6 },
      { kind: 'wrongHitCondition', id: 4, line: 2 },
    ]);
  });
});
