import assert from 'node:assert/strict';
import { isServiceUrl, siteRequest } from '../../../../src/extension/sites/newSite.ts';

const said = { type: 'primary', siteCode: 'PS1', parent: 'CS1', zone: 'UTC' } as const;
const place = 'susync://ps1:8633';

describe('What was said of a new site', () => {
  it('is asked of the service, below nothing where it is the first', () => {
    assert.deepEqual(siteRequest(said, false), said);
    assert.deepEqual(siteRequest(said, true), { type: 'primary', siteCode: 'PS1', zone: 'UTC' });
  });

  it('is no request yet without a type and a code', () => {
    assert.equal(siteRequest({ siteCode: 'PS1' }, true), undefined);
    assert.equal(siteRequest({ type: 'cas' }, true), undefined);
  });

  for (const [what, otherService, service] of [
    ['a URL with token and pin', { place, token: 't', pin: 'AB' }, { url: place, token: 't', pin: 'AB' }],
    ['a URL whose root is trusted', { place, token: 't', pin: '' }, { url: place, token: 't' }],
    [
      'a folder, whatever was said before of a URL',
      { place: '/srv/ps1', token: 't', pin: 'AB' },
      { url: '/srv/ps1' },
    ],
  ] as const)
    it(`names the service that keeps it by ${what}`, () => {
      assert.deepEqual(siteRequest({ ...said, isElsewhere: true, otherService }, false), {
        ...said,
        service,
      });
      assert.deepEqual(siteRequest({ ...said, isElsewhere: false, otherService }, false), said);
    });

  it('tells URLs from folders of any system', () => {
    assert.deepEqual([place, '/srv/ps1', 'C:\\ps1', '\\\\server\\ps1'].map(isServiceUrl), [
      true,
      false,
      false,
      false,
    ]);
  });
});
