import assert from 'node:assert/strict';
import { siteProperties } from '../../../../src/extension/sites/siteProperties.ts';
import { failedRow, siteView } from '../../../support/serviceViews.ts';

const now = Date.parse('2026-11-24T08:30:00Z');
const sup = {
  ...{ siteCode: failedRow.SiteCode, serverName: failedRow.WSUSServerName, port: 8530, url: null },
  ...{ publicUrl: null, isDefault: true, listen: '127.0.0.1', https: null, contentPort: null, warnings: [] },
};
const site = siteView({ siteCode: failedRow.SiteCode, sups: [sup] });
const known = {
  sites: [site, siteView({ siteCode: 'PS9', parent: site.siteCode })],
  status: [failedRow],
  links: [],
};

describe('The properties of a site', () => {
  it('have its place, its software update points, and what is wrong with them', () => {
    const text = siteProperties(known, site.siteCode, now);
    assert.match(text, new RegExp(`^# Site ${site.siteCode}\n`));
    assert.match(text, /\| Child sites \| PS9 \|/);
    assert.match(text, /\| Role \| source of the site \|/);
    assert.match(text, /\| Certificate \| none: plain HTTP \|/);
    assert.match(text, /\*\*What to do\.\*\*/);
  });

  it('say what the source was given besides a name, without a secret', () => {
    const access = { pin: 'AB'.repeat(32), certificateFile: '/etc/client.pem', secret: 'missing' } as const;
    const asked = siteView({ source: 'https://up.contoso.com:8531', sourceAccess: access });
    assert.match(
      siteProperties({ ...known, sites: [asked] }, asked.siteCode, now),
      /\| Access to the source \| pinned to the certificate SHA\\-256 (AB){32}, client certificate \/etc\/client\\.pem, secret, to be given again \|/,
    );
  });

  it('tell of the link to a site that another service keeps, and of a site without software update point', () => {
    const far = siteView({ siteCode: 'PS2', parent: site.siteCode, service: 'susync://far:8633', sups: [] });
    const link = {
      ...{ siteCode: 'PS2', parent: site.siteCode, service: 'susync://far:8633', status: 2 as const },
      ...{ statusText: 'Error', lastCheck: '2026-11-24T08:00:00Z', problem: 'Nobody answers', rateLimit: 64 },
    } as const;
    const text = siteProperties({ ...known, sites: [...known.sites, far], links: [link] }, 'PS2', now);
    assert.match(text, /\| Link \| Error: Nobody answers \|/);
    assert.match(text, /\| Last check of the link \| 30 min ago \|/);
    assert.match(text, /has no software update point/);
  });

  it('are not there for a site that is gone', () => {
    assert.throws(() => siteProperties(known, 'XXX', now), { key: 'notFound' });
  });
});
