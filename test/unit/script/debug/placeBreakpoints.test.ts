import assert from 'node:assert/strict';
import { placeBreakpoints, placeInFunctions } from '../../../../src/script/debug/placeBreakpoints.ts';

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
        ...{ kind: 'placed', line: 2, column: null },
        breakpoint: { id: 1, offset: 12, condition: '$x -gt 1', hitCondition: null, logMessage: null },
      },
      {
        ...{ kind: 'placed', line: 5, column: null },
        breakpoint: { id: 2, offset: 35, condition: null, hitCondition: '% 2', logMessage: 'in {$x}' },
      },
      { kind: 'noStatement', id: 3, line: 6 },
      { kind: 'wrongHitCondition', id: 4, line: 2 },
    ]);
  });

  it('come before the statement at their column, where they have one', () => {
    const [placed] = placeBreakpoints('$a = 1; $b = 2; $c = 3', [{ line: 1, column: 5 }], () => 1);
    assert.equal(placed?.kind, 'placed');
    assert.deepEqual([placed.line, placed.column, placed.breakpoint.offset], [1, 9, 8]);
  });

  it('come before functions by their names, unless their count is none', () => {
    let last = 0;
    const asked = [
      { name: ' Add ', condition: '$one' },
      { name: 'f', hitCondition: 'often' },
    ];
    assert.deepEqual(
      placeInFunctions(asked, () => ++last),
      [
        { kind: 'placed', breakpoint: { id: 1, name: 'Add', condition: '$one', hitCondition: null } },
        { kind: 'wrongHitCondition', id: 2 },
      ],
    );
  });
});
