import assert from 'node:assert/strict';
import { revisionListCall } from '../../../../src/protocol/client/requests.ts';

const cookie = { expiration: 'E', encryptedData: 'D', usableUntil: 0 };
const query = {
  kind: 'updates',
  categories: [{ id: 'c', delta: true }],
  classifications: [{ id: 'k', delta: false }],
  languages: [{ id: 1033, delta: true }],
} as const;
const filterOf = ({ members }: { readonly members: string }): string =>
  /<filter>(.*)<\/filter>/.exec(members)?.[1] ?? '';
const names = (text: string): string[] => Array.from(text.matchAll(/<(\w+)>/g), ([, name = '']) => name);

describe('The filter of a list', () => {
  it('for Microsoft Update has all members in the order of its contract', () => {
    const filter = filterOf(
      revisionListCall(cookie, { ...query, anchor: '2026-10-05 17:27:44.393' }, 'microsoft-update'),
    );
    assert.equal(
      filter,
      '<Anchor>2026-10-05 17:27:44.393</Anchor><GetConfig>false</GetConfig><Get63LanguageOnly>false</Get63LanguageOnly>' +
        '<Categories><IdAndDelta><Id>c</Id><Delta>true</Delta></IdAndDelta></Categories>' +
        '<Classifications><IdAndDelta><Id>k</Id><Delta>false</Delta></IdAndDelta></Classifications>' +
        '<Languages><LanguageAndDelta><Id>1033</Id><Delta>true</Delta></LanguageAndDelta></Languages>',
    );
  });

  it('for configuration items always says Get63LanguageOnly to Microsoft Update, never to Windows', () => {
    assert.deepEqual(names(filterOf(revisionListCall(cookie, { kind: 'config' }, 'microsoft-update'))), [
      'GetConfig',
      'Get63LanguageOnly',
    ]);
    assert.deepEqual(names(filterOf(revisionListCall(cookie, { kind: 'config' }, 'windows-wsus'))), [
      'GetConfig',
    ]);
  });

  it('asks for nothing as a delta where there is no anchor', () => {
    for (const profile of ['windows-wsus', 'microsoft-update'] as const)
      assert.doesNotMatch(filterOf(revisionListCall(cookie, query, profile)), /true/);
  });
});
