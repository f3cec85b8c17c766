import assert from 'node:assert/strict';
import { formatAnchor } from '../../../../../src/protocol/server/anchors.ts';
import { CalledOperations } from '../../../../support/calledOperation.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { textBetween, textsBetween } from '../../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../../support/memoryCatalog.ts';
import type { DocumentParts } from '../../../../support/updateDocument.ts';
import { numberedGuid, updateDocument } from '../../../../support/updateDocument.ts';

const [office, windows, security, drivers, detectoid] = [1, 2, 3, 4, 5].map(numberedGuid);
const start = Date.parse('2026-11-24T00:00:00Z');

function given(parts: DocumentParts): { text: string } {
  return { text: updateDocument(parts) };
}

function listed(answer: string): string[] {
  const revisions = textsBetween(answer, 'RevisionNumber');
  return textsBetween(answer, 'UpdateID').map(
    (id, index) => `${Number(`0x${id.slice(-12)}`)}.${revisions[index] ?? ''}`,
  );
}

function list(name: string, ids: readonly (readonly [string | undefined, boolean])[]): string {
  const items = ids.map(
    ([id = '', delta]) => `<IdAndDelta><Id>${id}</Id><Delta>${String(delta)}</Delta></IdAndDelta>`,
  );
  return `<${name}>${items.join('')}</${name}>`;
}

/** Categories 1–4, a detectoid 5 on 4; updates 10 (office), 11 (windows) in one generation, 12 (office), 13 (bundle of 14, 15) in the next. */
function catalog(): MemoryCatalog {
  const made = new MemoryCatalog();
  const category = { type: 'Category', categoryType: 'Product' } as const;
  made.publish(
    [
      given({ id: detectoid ?? '', type: 'Detectoid', prerequisites: [drivers ?? ''] }),
      given({ id: office ?? '', ...category }),
      given({ id: windows ?? '', ...category, prerequisites: [detectoid ?? ''] }),
      given({ id: security ?? '', type: 'Category', categoryType: 'UpdateClassification' }),
      given({ id: drivers ?? '', type: 'Category', categoryType: 'UpdateClassification' }),
      given({ id: numberedGuid(10), categories: [office ?? '', security ?? ''] }),
      given({ id: numberedGuid(11), categories: [windows ?? '', security ?? ''] }),
    ],
    start,
  );
  made.publish(
    [
      given({ id: numberedGuid(12), revision: 201, categories: [office ?? '', security ?? ''] }),
      given({
        id: numberedGuid(13),
        revision: 200,
        categories: [windows ?? '', security ?? ''],
        bundles: [
          { id: numberedGuid(14), revision: 200 },
          { id: numberedGuid(99), revision: 1 },
        ],
      }),
      given({ id: numberedGuid(14), revision: 200, bundles: [{ id: numberedGuid(15), revision: 7 }] }),
      given({ id: numberedGuid(15), revision: 7 }),
    ],
    start + 60_000,
  );
  return made;
}

describe('GetRevisionIdList', () => {
  const served = catalog();
  const service = new CalledOperations(served, new FakeClock());
  const firstAnchor = `<Anchor>${formatAnchor({ generation: 1, time: start })}</Anchor>`;
  const secondAnchor = `<Anchor>${formatAnchor({ generation: 2, time: start + 60_000 })}</Anchor>`;
  const both = [
    [office, false],
    [windows, false],
  ] as const;
  const securityOnly = list('Classifications', [[security, false]]);
  const everything = ['10.1', '11.1', '12.201', '15.7', '14.200', '13.200'];

  const cases: readonly [string, string, readonly string[]][] = [
    [
      'lists categories and detectoids, prerequisites first',
      '<GetConfig>true</GetConfig>',
      ['4.1', '5.1', '1.1', '2.1', '3.1'],
    ],
    ['lists no category that is known', `${firstAnchor}<GetConfig>true</GetConfig>`, []],
    [
      'ignores the lists for categories',
      `<GetConfig>1</GetConfig>${list('Categories', [[office, false]])}`,
      ['4.1', '5.1', '1.1', '2.1', '3.1'],
    ],
    ['lists everything without lists', '<GetConfig>false</GetConfig>', everything],
    [
      'lists everything with empty lists',
      '<GetConfig>0</GetConfig><Categories/><Classifications/>',
      everything,
    ],
    [
      'lists what matches both lists, with the whole closure of bundles',
      `<GetConfig>false</GetConfig>${list('Categories', both)}${securityOnly}`,
      everything,
    ],
    [
      'leaves out other products',
      `<GetConfig>false</GetConfig>${list('Categories', [[office, false]])}${securityOnly}`,
      ['10.1', '12.201'],
    ],
    ['finds nothing for categories alone', `<GetConfig>false</GetConfig>${list('Categories', both)}`, []],
    ['finds nothing for classifications alone', `<GetConfig>false</GetConfig>${securityOnly}`, []],
    [
      'finds nothing for an unknown category',
      `<GetConfig>false</GetConfig>${list('Categories', [[numberedGuid(77), false]])}${securityOnly}`,
      [],
    ],
    [
      'takes members in any order and upper-case ids',
      `${securityOnly.toUpperCase().replaceAll('CLASSIFICATIONS', 'Classifications').replaceAll('IDANDDELTA', 'IdAndDelta').replaceAll('ID>', 'Id>').replaceAll('DELTA>', 'Delta>')}<Get63LanguageOnly>false</Get63LanguageOnly>${list('Categories', [[office, false]])}<GetConfig>false</GetConfig>`,
      ['10.1', '12.201'],
    ],
    [
      'takes repeated ids',
      `<GetConfig>false</GetConfig>${list('Categories', [...both, ...both])}${list('Classifications', [
        [security, false],
        [security, false],
      ])}`,
      everything,
    ],
    [
      'tells changes only where every id that matches asks for them',
      `${firstAnchor}<GetConfig>false</GetConfig>${list('Categories', [
        [office, true],
        [windows, false],
      ])}${list('Classifications', [[security, true]])}`,
      ['11.1', '12.201', '15.7', '14.200', '13.200'],
    ],
    [
      'tells a repeated id whole when it is asked for whole once',
      `${firstAnchor}<GetConfig>false</GetConfig>${list('Categories', [
        [office, false],
        [office, true],
      ])}${list('Classifications', [[security, true]])}`,
      ['10.1', '12.201'],
    ],
    [
      'tells everything for Delta without an anchor',
      `<GetConfig>false</GetConfig>${list('Categories', [[office, true]])}${list('Classifications', [[security, true]])}`,
      ['10.1', '12.201'],
    ],
    ['tells nothing since the published generation', `${secondAnchor}<GetConfig>false</GetConfig>`, []],
    [
      'tells everything for an anchor of the future',
      `<Anchor>3,2027-01-01 00:00:00.000</Anchor><GetConfig>false</GetConfig>`,
      everything,
    ],
    [
      'tells everything for an anchor of another server',
      `<Anchor>1,2026-11-24 00:00:00.001</Anchor><GetConfig>false</GetConfig>`,
      everything,
    ],
    [
      'makes no difference between languages',
      '<GetConfig>false</GetConfig><Languages><LanguageAndDelta><Id>1031</Id><Delta>false</Delta></LanguageAndDelta></Languages>',
      everything,
    ],
  ];
  for (const [what, filter, expected] of cases) {
    it(what, async () => {
      const answer = await service.call('GetRevisionIdList', `<filter>${filter}</filter>`);
      assert.deepEqual(listed(answer).sort(), [...expected].sort());
      assert.deepEqual(
        listed(answer).filter((id) => /^1[345]/.test(id)),
        expected.filter((id) => /^1[345]/.test(id)),
      );
      assert.equal(textBetween(answer, 'Anchor'), '2,2026-11-24 00:01:00.000');
      assert.match(answer, expected.length === 0 ? /<NewRevisions \/>/ : /<NewRevisions><UpdateIdentity>/);
    });
  }

  it('puts prerequisites before dependents', async () => {
    const ids = listed(
      await service.call('GetRevisionIdList', '<filter><GetConfig>true</GetConfig></filter>'),
    );
    assert.ok(ids.indexOf('4.1') < ids.indexOf('5.1') && ids.indexOf('5.1') < ids.indexOf('2.1'));
  });

  const refusals: readonly [string, string][] = [
    ['without a filter', ''],
    ['with a nil filter', '<filter xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>'],
    ['without GetConfig', '<filter></filter>'],
    ['with an unreadable anchor', '<filter><Anchor>x</Anchor><GetConfig>true</GetConfig></filter>'],
    [
      'with a category that is no GUID',
      `<filter><GetConfig>false</GetConfig>${list('Categories', [['x', false]])}</filter>`,
    ],
    [
      'with a Delta that is no boolean',
      `<filter><GetConfig>false</GetConfig><Categories><IdAndDelta><Id>${numberedGuid(1)}</Id><Delta>x</Delta></IdAndDelta></Categories></filter>`,
    ],
    [
      'with a language that is no number',
      '<filter><GetConfig>false</GetConfig><Languages><LanguageAndDelta><Id>de</Id></LanguageAndDelta></Languages></filter>',
    ],
  ];
  for (const [what, members] of refusals) {
    it(`is refused ${what}`, async () => {
      await service.refuses('GetRevisionIdList', members, ['InvalidParameters', 'filter']);
    });
  }
});
