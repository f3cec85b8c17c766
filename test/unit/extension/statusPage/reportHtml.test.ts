import assert from 'node:assert/strict';
import { reportHtml } from '../../../../src/extension/statusPage/reportHtml.ts';

describe('A kept status page', () => {
  it('has its style sheet within, allows no script, and lets nothing break out', () => {
    const html = reportHtml({
      ...{ title: 'Status <b>', language: 'de"', style: 'p { color: red } </style><script>' },
      content: '<h1>Status</h1>',
    });
    assert.match(html, /<html lang="de&#34;">/);
    assert.match(html, /<title>Status &#60;b&#62;<\/title>/);
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/);
    assert.match(html, /<main><h1>Status<\/h1><\/main>/);
    assert.equal(html.match(/<\/style>/g)?.length, 1);
  });
});
