import assert from 'node:assert/strict';
import { estimateWords } from '../../../../src/domain/words/estimateWords.ts';

const estimate = { offeredRevisions: 5310, missingRevisions: 1204, averageBytes: 4608 };

describe('An estimate in words', () => {
  it('says that the count is an upper bound, and what the size is based on', () => {
    const measured = { ...estimate, estimatedBytes: 1204 * 4608, measuredDocuments: 200 };
    assert.deepEqual(estimateWords(measured), [
      'The source offers 5,310 revisions at most; parts of bundles and older revisions are among them.',
      '1,204 of them are not here: about 5.3 MiB to receive (4.5 KiB in the mean of 200 documents here), without update files.',
    ]);
    const [, basis] = estimateWords({ ...measured, measuredDocuments: 0 });
    assert.match(basis ?? '', /\(a typical document has 4\.5 KiB\)/);
  });

  it('says when there is nothing to receive', () => {
    const here = { ...estimate, missingRevisions: 0, estimatedBytes: 0, measuredDocuments: 200 };
    assert.equal(estimateWords(here)[1], 'All of them are here.');
  });
});
