import assert from 'node:assert/strict';
import fc from 'fast-check';
import { productLinkOf } from '../../../../src/extension/links/productLink.ts';

const guid = 'F1B0C2D3-0000-4000-8000-00000000ABCD';
const run = '2026-11-28T17:45:00.000Z CS1 0a1b2c3d';

describe('A link to the product', () => {
  for (const [path, query, link] of [
    ['/log', 'site=cs1', { kind: 'log', siteCode: 'CS1' }],
    ['/run', `id=${run}`, { kind: 'run', id: run }],
    ['/update', `id=${guid}`, { kind: 'update', id: guid.toLowerCase() }],
    ['/explain', 'code=0x80072EFE', { kind: 'explain', code: '0x80072EFE' }],
    ['/explain', 'code=-2147012866', { kind: 'explain', code: '-2147012866' }],
    ['/explain', 'code=WU_E_PT_HTTP_STATUS_DENIED', { kind: 'explain', code: 'WU_E_PT_HTTP_STATUS_DENIED' }],
  ] as const)
    it(`opens what it names: ${path}?${query}`, () => {
      assert.deepEqual(productLinkOf(path, query), link);
    });

  for (const [what, path, query] of [
    ['a path of no link', '/synchronize', 'site=CS1'],
    ['a name that every object has', '/constructor', 'id=1'],
    ['a path below one', '/log/..', 'site=CS1'],
    ['no parameter', '/log', ''],
    ['another parameter', '/log', 'path=CS1'],
    ['one parameter too many', '/log', 'site=CS1&full=yes'],
    ['the same parameter twice', '/log', 'site=CS1&site=PS1'],
    ['a site code that is none', '/log', 'site=../'],
    ['an id that is none', '/update', 'id=1'],
    ['a code with markup', '/explain', 'code=[x](command:y)'],
    ['a code without end', '/explain', `code=${'1'.repeat(61)}`],
    ['a query without end', '/explain', `code=1${'&'.repeat(500)}`],
  ] as const)
    it(`opens nothing with ${what}`, () => {
      assert.equal(productLinkOf(path, query), undefined);
    });

  it('opens nothing but logs, runs, updates and explanations, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('/log', '/run', '/update', '/explain', '/other', ''),
        fc.oneof(
          fc.string(),
          fc.tuple(fc.constantFrom('site', 'id', 'code'), fc.string()).map((pair) => pair.join('=')),
        ),
        (path, query) => {
          const link = productLinkOf(path, query);
          if (link === undefined) return;
          for (const value of Object.values(link)) assert.match(value, /^-?[\w:. -]{1,60}$/);
        },
      ),
    );
  });
});
