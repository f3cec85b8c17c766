import assert from 'node:assert/strict';
import { readDocumentationList } from '../../support/script/documentationList.ts';
import { documentationPairs } from '../../support/script/documentationPairs.ts';
import { shownText } from '../../support/script/shownText.ts';
import { terminalText } from '../../support/script/terminalText.ts';
import { describeWithSharedData } from '../../support/sharedData.ts';

describeWithSharedData('Examples of the documentation that do not hang on the machine', () => {
  const review = readDocumentationList();
  const pairs = documentationPairs();
  const differing = pairs.filter((pair) => {
    const mark = review(pair);
    return typeof mark === 'object' && 'differs' in mark;
  });
  const running = pairs.filter((pair) => review(pair) === 'runs');

  it('are told from all others by a list that has a word on each', () => {
    assert.deepEqual(
      pairs.filter((pair) => review(pair) === undefined).map(({ page, section }) => `${page}: ${section}`),
      [],
    );
  });

  for (const page of new Set(running.map((pair) => pair.page)))
    it(`show what ${page} says`, () => {
      for (const { code, output, section } of running.filter((pair) => pair.page === page))
        assert.equal(shownText(terminalText(code)), shownText(output), section);
    });

  it('show that text in at least 95 of 100 cases', () => {
    assert.ok(running.length >= 0.95 * (running.length + differing.length));
  });

  it('still differ where the list says that they do', () => {
    for (const { code, output, section } of differing)
      assert.notEqual(shownText(terminalText(code)), shownText(output), section);
  });
});
