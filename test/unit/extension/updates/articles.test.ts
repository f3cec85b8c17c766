import assert from 'node:assert/strict';
import { articlesIn, isArticle } from '../../../../src/extension/updates/articles.ts';
import { terminalMarks } from '../../../../src/extension/terminalLinks/terminalMarks.ts';
import { linksIn } from '../../../../src/extension/logs/logMarks.ts';
import { updateDocumentName } from '../../../../src/extension/updates/updateDocumentName.ts';

describe('An article that a text names', () => {
  const text = 'KB12345, kb958644 and (KB5030710); no KB1234, KB123456789, xKB12345 or KB12345x';

  it('has five to eight digits behind KB, in letters of any size', () => {
    assert.deepEqual(
      articlesIn(text).map(({ start, length }) => text.slice(start, start + length)),
      ['KB12345', 'kb958644', 'KB5030710'],
    );
  });

  it('is the same in logs, terminals and titles, and can be opened wherever it is marked', () => {
    const articles = articlesIn(text).map(({ article }) => article);
    assert.deepEqual(articles, ['KB12345', 'KB958644', 'KB5030710']);
    assert.ok(articles.every(isArticle));
    assert.deepEqual(
      terminalMarks(text, () => false).map((mark) => (mark.kind === 'article' ? mark.article : '')),
      articles,
    );
    assert.deepEqual(
      linksIn(text).map(({ url }) => url),
      articles.map((article) => `https://support.microsoft.com/help/${article.slice(2)}`),
    );
    assert.equal(updateDocumentName({ updateId: '', title: text }), 'KB12345');
  });

  it('is no part of a text', () => {
    for (const other of ['kb5030710', ' KB5030710', 'KB5030710\n', 'KB1234', 'KB123456789'])
      assert.equal(isArticle(other), false, other);
  });
});
