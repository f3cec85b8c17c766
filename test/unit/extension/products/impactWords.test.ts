import assert from 'node:assert/strict';
import { impactWords } from '../../../../src/extension/products/impactWords.ts';
import { categoryView } from '../../../support/categoryViews.ts';

const view = { products: [], classifications: [], languages: ['en'], expandedProducts: 0 };
const preview = {
  ...{ before: view, after: view, nextSyncIsFull: false, deselectedUpdates: 0 },
  ...{ groupsAffected: [], warnings: [] },
};

describe('What applying products would do', () => {
  it('names warnings and losses first, then what comes and goes, what is offered, and that the next run is full', () => {
    const lines = impactWords(
      {
        before: { ...view, products: [categoryView('Windows 10')] },
        after: { ...view, products: [categoryView('Windows 11', { path: ['Microsoft', 'Windows 11'] })] },
        ...{ nextSyncIsFull: true, deselectedUpdates: 1200, groupsAffected: ['November', 'Pilot'] },
        warnings: ['Drivers are selected.'],
      },
      {
        kind: 'estimate',
        estimate: {
          ...{ offeredRevisions: 10, missingRevisions: 0, estimatedBytes: 0, averageBytes: 1 },
          measuredDocuments: 0,
        },
      },
    );
    assert.deepEqual(lines, [
      '⚠ Drivers are selected.',
      '⚠ 1,200 updates would expire with the next synchronization: no longer selected.',
      '⚠ Software update groups that hold some of them: November, Pilot.',
      '+ Microsoft > Windows 11',
      '− Windows 10',
      'The source offers 10 revisions at most; parts of bundles and older revisions are among them.',
      'All of them are here.',
      'The next synchronization is full: it compares everything.',
    ]);
  });

  it('counts what would be too much to read, and says why the source could not be asked', () => {
    const products = Array.from({ length: 40 }, (_, index) => categoryView(`P${index}`));
    const lines = impactWords(
      { ...preview, after: { ...view, products } },
      { kind: 'failed', message: 'Nobody answers' },
    );
    assert.equal(lines.length, 14);
    assert.equal(lines[12], '… and 28 more changes');
    assert.equal(lines[13], 'The source could not be asked how much it offers: Nobody answers.');
    assert.deepEqual(impactWords(preview, { kind: 'notAsked' }), []);
  });
});
