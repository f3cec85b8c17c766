import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boundedXml } from '../../../../src/extension/updates/boundedXml.ts';
import { updateMarkdown } from '../../../../src/extension/updates/updateDocument.ts';
import { updateDocumentName } from '../../../../src/extension/updates/updateDocumentName.ts';
import { updateIdsIn } from '../../../../src/extension/updates/updateIdsIn.ts';
import { assertGolden } from '../../../support/golden.ts';
import { updateDetails } from '../../../support/updateViews.ts';

describe('The document of an update', () => {
  it('has everything that is known, with links to the other updates', () => {
    const text = updateMarkdown(updateDetails({ state: ['superseded', 'declined'] }), ['November']);
    assertGolden('extension/update.md', text);
  });

  it('links only to the web, and gives no text of a server a meaning', () => {
    const text = updateMarkdown(updateDetails({ title: '<script>[x](command:y)' }), []);
    assert.ok(!text.includes('javascript:'));
    assert.ok(!text.includes('<script>'));
    assert.ok(!text.includes('](command:'));
  });

  it('is bounded: what there are too many of is counted', () => {
    const title = 'Security Intelligence Update';
    const supersededBy = Array.from({ length: 1234 }, (_, index) => ({ updateId: String(index), title }));
    const text = updateMarkdown(updateDetails({ supersededBy }), []);
    assert.equal(text.split(title).length - 1, 200);
    assert.match(text, /- and 1,034 more/);
  });

  it('is called after the article, else the beginning of the title, else the id', () => {
    const name = (title: string) => updateDocumentName({ updateId: 'an id', title });
    assert.equal(name('2026-11 Cumulative Update (KB5030710)'), 'KB5030710');
    assert.equal(name('Litware: Display/22.8 – ünïted?'), 'Litware Display 22 8 ünïted');
    assert.equal(name('../..'), 'an id');
    fc.assert(fc.property(fc.string(), (title) => /^[^/\\?#%.]+$/.test(name(title))));
  });

  it('as XML ends with a remark where it was cut', () => {
    assert.equal(boundedXml('<a/>', 'i'), '<a/>');
    assert.equal(
      boundedXml(`<a>${'x'.repeat(2048)}`, 'i', 3),
      '<a>\n<!-- 2.0 KiB more: susync update show i --xml prints the whole document -->\n',
    );
  });
});

describe('Ids of updates in a text', () => {
  const id = '453bfaa7-a018-4697-a359-47ef13280549';
  for (const [text, ids] of [
    [id, [id]],
    [` {${id.toUpperCase()}} `, [id]],
    [`${id}, ${id};d0000000-0000-4000-8000-000000000001`, [id, 'd0000000-0000-4000-8000-000000000001']],
    [`${id} KB5030710`, []],
    ['', []],
    [id.slice(1), []],
  ] as const)
    it(`are ${ids.length} in “${text}”`, () => {
      assert.deepEqual(updateIdsIn(text), ids);
    });
});
