import assert from 'node:assert/strict';
import { nextSetupStep, type SetupFacts, setupSteps } from '../../../../src/extension/setup/setupStep.ts';
import { siteView } from '../../../support/serviceViews.ts';

const sup = {
  ...{ siteCode: 'CS1', serverName: 'sup01', port: 0, url: null, publicUrl: null, isDefault: true },
  ...{ listen: '127.0.0.1', https: null, contentPort: null, warnings: [] },
};
const bare = siteView({ source: null, sups: [] });
const nothing: SetupFacts = {
  ...{ sites: [], categories: 0, selectedProducts: 0, selectedClassifications: 0 },
  ...{ wereLanguagesAsked: false, hasUpdates: false, hasSchedule: false },
};
const connected = { ...nothing, sites: [siteView({ sups: [sup], source: 'http://up:8530' })] };
const known = { ...connected, categories: 400 };
const selected = { ...known, selectedProducts: 1, selectedClassifications: 2 };
const asked = { ...selected, wereLanguagesAsked: true };

describe('The next step of the set-up', () => {
  for (const [what, facts, step] of [
    ['an empty data folder', nothing, 'site'],
    ['a site without software update point', { ...nothing, sites: [bare] }, 'softwareUpdatePoint'],
    ['a site without source', { ...nothing, sites: [{ ...bare, sups: [sup] }] }, 'source'],
    ['a source that is none', { ...nothing, sites: [{ ...bare, sups: [sup], source: 'none' }] }, 'source'],
    ['a source that was never asked', connected, 'categories'],
    ['categories of which none is chosen', known, 'products'],
    ['products without classifications', { ...known, selectedProducts: 3 }, 'products'],
    ['a selection', selected, 'languages'],
    ['a selection with languages', asked, 'synchronization'],
    ['updates', { ...asked, hasUpdates: true }, 'schedule'],
    ['a schedule', { ...asked, hasUpdates: true, hasSchedule: true }, undefined],
    [
      'a hierarchy that was set up elsewhere, before updates came',
      { ...asked, hasSchedule: true },
      'synchronization',
    ],
  ] as const)
    it(`after ${what} is ${step ?? 'none'}`, () => {
      assert.equal(nextSetupStep(facts, new Set()), step);
    });

  it('is not one that was just done, whatever came of it', () => {
    assert.equal(nextSetupStep(asked, new Set(['synchronization'])), 'schedule');
    assert.equal(nextSetupStep(nothing, new Set(setupSteps)), undefined);
  });
});
