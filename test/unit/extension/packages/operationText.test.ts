import assert from 'node:assert/strict';
import { operationText } from '../../../../src/extension/packages/operationText.ts';

describe('The progress of an operation', () => {
  it('says how far it is and how long it still takes, as far as that is known', () => {
    assert.equal(operationText('Reading', { processed: 1204 }, 'items'), 'Reading · 1,204');
    assert.equal(
      operationText('Writing', { processed: 1204, total: 5310, etaSeconds: 41 }, 'items'),
      'Writing · 1,204 of 5,310 (22%) · 41 s left',
    );
    assert.equal(
      operationText('Checking', { processed: 0, total: 0 }, 'bytes'),
      'Checking · 0 B of 0 B (100%)',
    );
  });
});
