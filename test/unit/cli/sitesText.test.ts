import assert from 'node:assert/strict';
import type { Layout } from '../../../src/cli/render/layout.ts';
import { sitesText } from '../../../src/cli/render/hierarchyText.ts';
import { plainStyle } from '../../../src/cli/render/style.ts';
import type { SourceAccessView } from '../../../src/service/api/hierarchy.ts';
import { siteView } from '../../support/serviceViews.ts';

const layout: Layout = { style: plainStyle, width: undefined, now: 0, zone: 'UTC', verbose: false };
const source = 'https://up.contoso.com:8531';

describe('The list of sites', () => {
  for (const [sourceAccess, text] of [
    [null, `${source} +12`],
    [{ pin: 'AB'.repeat(32), certificateFile: '/c.pem', secret: 'kept' }, 'pin, client certificate, secret'],
    [{ pin: null, certificateFile: null, secret: 'missing' }, 'secret \\(to be given again\\)'],
  ] as const satisfies readonly (readonly [SourceAccessView | null, string])[])
    it(`says what a source was given: ${text}`, () => {
      assert.match(sitesText([siteView({ source, sourceAccess })], layout), new RegExp(text));
    });
});
