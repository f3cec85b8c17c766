import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkedSettings } from '../../../src/extension/checkedSettings.ts';
import { isRecord, parsed } from '../../support/parsedJson.ts';

const defaults = {
  dataFolder: undefined,
  confirmSynchronization: true,
  failureNotifications: true,
  serviceAfterClose: 'ask',
  observedInterval: 5000,
  scriptHosts: [],
  certificateAuthorities: [],
};

function check(values: Readonly<Record<string, unknown>>) {
  return checkedSettings((name) => values[name]);
}

describe('The settings of the extension', () => {
  it('have defaults, which are those of the manifest', () => {
    assert.deepEqual(check({}), { settings: defaults, unusable: [] });
    const manifest = parsed(readFileSync('package.json', 'utf8'));
    assert.ok(isRecord(manifest) && isRecord(manifest['contributes']));
    const groups = manifest['contributes']['configuration'];
    assert.ok(Array.isArray(groups));
    const properties = groups.flatMap((group: unknown) =>
      isRecord(group) && isRecord(group['properties']) ? Object.entries(group['properties']) : [],
    );
    const values = properties.map(([name, property]): readonly [string, unknown] => [
      name.replace('softwareUpdateSync.', ''),
      isRecord(property) ? property['default'] : undefined,
    ]);
    assert.deepEqual(check(Object.fromEntries(values)), { settings: defaults, unusable: [] });
  });

  for (const [name, member, value, read] of [
    ['dataFolder', 'dataFolder', ' /srv/updates ', '/srv/updates'],
    ['dataFolder', 'dataFolder', 'C:\\updates', 'C:\\updates'],
    ['dataFolder', 'dataFolder', '', undefined],
    ['confirmSynchronization', 'confirmSynchronization', false, false],
    ['failureNotifications', 'failureNotifications', false, false],
    ['serviceAfterClose', 'serviceAfterClose', 'end', 'end'],
    ['observedInterval', 'observedInterval', 60, 60_000],
    ['scripts.allowedHosts', 'scriptHosts', ['a', '*.b'], ['a', '*.b']],
    ['certificateAuthorities', 'certificateAuthorities', ['/a.pem'], ['/a.pem']],
  ] as const)
    it(`may be: ${name} ${JSON.stringify(value)}`, () => {
      assert.deepEqual(check({ [name]: value }), { settings: { ...defaults, [member]: read }, unusable: [] });
    });

  for (const [name, value] of [
    ['dataFolder', 'updates'],
    ['dataFolder', 7],
    ['confirmSynchronization', 'no'],
    ['failureNotifications', null],
    ['serviceAfterClose', 'later'],
    ['observedInterval', 0],
    ['observedInterval', '5'],
    ['scripts.allowedHosts', 'a'],
    ['scripts.allowedHosts', ['a', 7]],
    ['certificateAuthorities', ['root.pem']],
    ['certificateAuthorities', ['']],
  ] as const)
    it(`have their defaults where they are no use, and that is told: ${name} ${JSON.stringify(value)}`, () => {
      assert.deepEqual(check({ [name]: value }), { settings: defaults, unusable: [name] });
    });
});
