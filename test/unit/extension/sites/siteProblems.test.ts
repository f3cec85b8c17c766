import assert from 'node:assert/strict';
import {
  possibleParents,
  possibleTypes,
  serverNameProblem,
  siteCodeProblem,
  sourceUrlProblem,
  suggestedServer,
  zoneProblem,
} from '../../../../src/extension/sites/siteProblems.ts';
import { siteView } from '../../../support/serviceViews.ts';

const cas = siteView({ siteCode: 'CS1', type: 'cas', siteServer: 'cs1site.contoso.com' });
const primary = siteView({ siteCode: 'PS1', type: 'primary', parent: 'CS1' });
const elsewhere = siteView({
  siteCode: 'PS2',
  type: 'primary',
  parent: 'CS1',
  service: 'susync://other:8633',
});

describe('What is typed for a new site', () => {
  for (const [text, wrong] of [
    ['ps3', undefined],
    [' P0X ', undefined],
    ['cs1', /There is a site CS1 already/],
    ['PS', /three letters or digits/],
    ['P-1', /three letters or digits/],
    ['AUX', /reserved/],
  ] as const)
    it(`says of the code “${text}” ${wrong === undefined ? 'nothing' : 'what is wrong'}`, () => {
      const said = siteCodeProblem(text, [cas]);
      if (wrong === undefined) assert.equal(said, undefined);
      else assert.match(said ?? '', wrong);
    });

  it('says what is wrong with a server, a URL and a zone', () => {
    assert.equal(serverNameProblem('sup01.contoso.com'), undefined);
    assert.match(serverNameProblem('sup 01') ?? '', /letters, digits/);
    assert.match(serverNameProblem('SUP01', ['sup01']) ?? '', /already/);
    assert.equal(sourceUrlProblem('https://wsus01.contoso.com:8531'), undefined);
    for (const url of ['', 'wsus01', 'ftp://wsus01', 'http://a:b@wsus01', 'http://wsus01/?x=1'])
      assert.match(sourceUrlProblem(url) ?? '', /is no address of an update server/);
    assert.equal(zoneProblem('Europe/Berlin'), undefined);
    assert.match(zoneProblem('Berlin') ?? '', /IANA/);
  });

  it('offers the types and parents that the rules of the hierarchy allow', () => {
    assert.deepEqual(possibleTypes([]), ['cas', 'primary']);
    assert.deepEqual(possibleTypes([cas]), ['primary']);
    assert.deepEqual(possibleTypes([cas, primary, elsewhere]), ['primary', 'secondary']);
    assert.deepEqual(possibleTypes([{ ...primary, parent: null }]), ['secondary']);
    assert.deepEqual(possibleParents('secondary', [cas, primary, elsewhere]), [primary]);
    assert.deepEqual(possibleParents('cas', [cas]), []);
  });

  it('begins the name of a server with the domain that others have', () => {
    assert.equal(suggestedServer('PS1site', [cas]), 'ps1site.contoso.com');
    assert.equal(suggestedServer('PS1site', []), 'ps1site.local');
  });
});
