import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pageHtml } from '../../../../src/extension/webview/pageHtml.ts';

const parts = {
  script: 'https://x/a.js',
  style: 'https://x/a.css',
  source: "'self' https://x",
  nonce: 'abc+/=',
};

describe('The HTML of a page', () => {
  it('allows its own style sheet and the one script with the nonce, and nothing else', () => {
    const html = pageHtml(readFileSync('media/schedule/schedule.html', 'utf8'), parts);
    assert.match(
      html,
      /content="default-src 'none'; style-src 'self' https:\/\/x; script-src 'nonce-abc\+\/='"/,
    );
    assert.match(html, /<script nonce="abc\+\/=" src="https:\/\/x\/a\.js"><\/script>/);
    assert.doesNotMatch(html, /\{\{/);
  });

  it('is in the language of the reader, and hands its script the translations', () => {
    const texts = { Save: 'Speichern', '"<': '&' };
    const html = pageHtml('<html lang="en"><head></head><b>Save</b></html>', parts, {
      language: 'de',
      texts,
    });
    assert.match(html, /^<html lang="de">/);
    assert.match(html, /<b>Speichern<\/b>/);
    const [, content = ''] = /name="texts" content="([^"]*)"/.exec(html) ?? [];
    const decoded = content.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
    assert.deepEqual(JSON.parse(decoded), texts);
  });

  it('lets no address become markup', () => {
    assert.equal(pageHtml('"{{script}}"', { ...parts, script: '"><b>' }), '"&#34;&#62;&#60;b&#62;"');
  });

  it('refuses a template that asks for what is not there', () => {
    assert.throws(() => pageHtml('{{data}}', parts), /asks for data/);
  });
});
