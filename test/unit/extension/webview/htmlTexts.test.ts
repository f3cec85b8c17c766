import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mapHtmlTexts } from '../../../../src/extension/webview/htmlTexts.ts';

const loud = (text: string): string => text.toUpperCase();

describe('The texts of a page', () => {
  for (const [what, html, shown] of [
    ['a text between tags', '<p>Next runs</p>', '<p>NEXT RUNS</p>'],
    ['a text over several lines', '<p>\n  Next\n  runs\n</p>', '<p>\n  NEXT RUNS\n</p>'],
    [
      'what screen readers say',
      '<b aria-label="Next runs" id="a">·</b>',
      '<b aria-label="NEXT RUNS" id="a">·</b>',
    ],
    ['no other attribute', '<b class="next" title="x">1</b>', '<b class="next" title="X">1</b>'],
    ['no placeholder of the template', '<p>{{script}}</p>', '<p>{{script}}</p>'],
    ['several texts in a row', '<dt>a</dt><dd>b <i>c</i> d</dd>', '<dt>A</dt><dd>B <i>C</i> D</dd>'],
  ] as const)
    it(`are translated: ${what}`, () => {
      assert.equal(mapHtmlTexts(html, loud), shown);
    });

  it('never become markup', () => {
    assert.equal(
      mapHtmlTexts('<p title="a">b</p>', () => '"><script>&'),
      '<p title="&#34;&#62;&#60;script&#62;&#38;">&#34;&#62;&#60;script&#62;&#38;</p>',
    );
  });

  it('stay as they are where nothing is translated, whatever the page', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<p>', '</p>', 'word', ' ', '\n', '{{x}}', '1', '·')), (parts) => {
        const html = parts.join('');
        assert.equal(mapHtmlTexts(html, (text) => text).replace(/\s+/g, ' '), html.replace(/\s+/g, ' '));
      }),
    );
  });
});
