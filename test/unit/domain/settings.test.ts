import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import {
  isSettingKey,
  settingFromText,
  settingKeys,
  settingRows,
  settingsFrom,
} from '../../../src/domain/settings.ts';
import { settingTable } from '../../../src/domain/settings/settingTable.ts';

describe('Settings', () => {
  it('have the defaults of Configuration Manager where it has them', () => {
    const settings = settingsFrom([]);
    assert.deepEqual(settings.supersedence, {
      feature: { kind: 'afterMonths', months: 3 },
      nonFeature: { kind: 'afterMonths', months: 3 },
    });
    assert.equal(settings.maintenance.updatesCleanupAgeDays, 7);
    assert.equal(settings.alerts.onFailure, true);
    assert.equal(settings.fullSyncIntervalDays, 7);
    assert.equal(settings.retryIntervalMinutes, 60);
    assert.deepEqual(settings.relisting, { intervalDays: 7, lossLimitPercent: 5 });
    assert.equal(settings.log.sizeBytes, 2_621_440);
    assert.deepEqual(settings.proxy, { url: null, user: null, password: null, noProxy: [] });
  });

  it('are described in one line each, with allowed values and the source of the default', () => {
    for (const key of settingKeys) {
      const { description, allowed, origin } = settingTable[key];
      for (const text of [description, allowed, origin])
        assert.match(text, /^\S[^\n]*[^.\s]$/, `${key}: ${text}`);
    }
  });

  for (const key of settingKeys) {
    it(`accept the default of ${key}, and the text that shows it`, () => {
      const definition = settingTable[key];
      assert.notEqual(definition.read(definition.default), undefined);
      const row = settingRows([]).find((candidate) => candidate.key === key);
      assert.deepEqual(settingFromText(key, row?.text ?? ''), { _id: key, value: definition.default });
      if (definition.type !== 'secret')
        assert.deepEqual(settingFromText(key, 'default'), { _id: key, value: definition.default });
    });
  }

  for (const [key, text, value] of [
    ['supersedence.feature.months', '12', 12],
    ['supersedence.nonFeature.mode', 'Immediately', 'immediately'],
    ['SUPERSEDENCE.nonfeature.mode', 'wait', 'wait'],
    ['alerts.onFailure', 'OFF', false],
    ['alerts.onFailure', 'yes', true],
    ['alerts.noSuccessHours', ' 36 ', 36],
    ['proxy.url', 'http://proxy.contoso.com:8080', 'http://proxy.contoso.com:8080'],
    ['proxy.url', '', null],
    ['proxy.user', 'CONTOSO\\svc', 'CONTOSO\\svc'],
    ['proxy.password', ' with spaces ', ' with spaces '],
    ['proxy.noProxy', 'localhost, .contoso.com ,10.0.0.1', ['localhost', '.contoso.com', '10.0.0.1']],
    ['schedule.catchUp', 'skip', 'skip'],
    [
      'schedule.blackouts',
      'mon-fri 8:00-18:00; Sat,sun 22:00-06:00',
      ['Mon-Fri 08:00-18:00', 'Sat,Sun 22:00-06:00'],
    ],
  ] as const) {
    it(`read ${key}=${text}`, () => {
      assert.deepEqual(settingFromText(key, text).value, value);
    });
  }

  for (const [key, text, message] of [
    [
      'supersedence.feature.months',
      '0',
      /"0" is no value for supersedence.feature.months; allowed is 1 to 99 months/,
    ],
    ['supersedence.feature.months', '3.5', /allowed is 1 to 99 months/],
    ['supersedence.feature.months', 'NaN', /allowed is 1 to 99 months/],
    ['supersedence.feature.mode', 'never', /allowed is immediately or wait/],
    ['alerts.onFailure', 'maybe', /allowed is on or off/],
    ['alerts.onFailure', '__proto__', /allowed is on or off/],
    ['relisting.lossLimitPercent', '101', /allowed is 0 to 100 %/],
    ['proxy.url', 'proxy:8080', /allowed is http:\/\/SERVER:PORT/],
    ['proxy.url', 'http://me:secret@proxy', /without user name and password/],
    ['proxy.noProxy', 'a b', /host names/],
    ['schedule.blackouts', 'daily 00:00-24:00', /leave some time free/],
    ['schedule.blackouts', 'Mon 25:00-26:00', /write days and times such as/],
  ] as const) {
    it(`refuse ${key}=${text}, naming what is allowed`, () => {
      assert.throws(
        () => settingFromText(key, text),
        (error) =>
          error instanceof SyncError && error.key === 'invalidRequest' && message.test(error.message),
      );
    });
  }

  it('suggest keys that are near an unknown one', () => {
    assert.throws(() => settingFromText('supersedence.months', '3'), /supersedence\.feature\.months, /);
    assert.throws(() => settingFromText('__proto__', '3'), { key: 'notFound' });
    assert.equal(isSettingKey('constructor'), false);
  });

  it('never show a password, not even in an error', () => {
    const document = settingFromText('proxy.password', 'pa55word');
    assert.equal(settingsFrom([document]).proxy.password, 'pa55word');
    assert.equal(JSON.stringify(settingRows([document])).includes('pa55word'), false);
    assert.throws(
      () => settingFromText('proxy.password', 'pa55word'.repeat(99)),
      (error: Error) => !error.message.includes('pa55'),
    );
  });

  it('become typed values: modes and months one rule, windows their minutes', () => {
    const settings = settingsFrom([
      settingFromText('supersedence.feature.mode', 'immediately'),
      settingFromText('supersedence.nonFeature.months', '6'),
      settingFromText('schedule.blackouts', 'Fri-Sun 22:30-05:00'),
    ]);
    assert.deepEqual(settings.supersedence, {
      feature: { kind: 'immediately' },
      nonFeature: { kind: 'afterMonths', months: 6 },
    });
    assert.deepEqual(settings.schedule.blackouts, [{ weekdays: [1, 6, 7], start: 1350, end: 300 }]);
  });

  it('refuse a stored value that is not allowed, naming its key', () => {
    assert.throws(() => settingsFrom([{ _id: 'limits.batchSize', value: 'many' }]), /limits\.batchSize/);
    assert.throws(() => settingsFrom([{ _id: 'limits.batchSize', value: null }]), /limits\.batchSize/);
  });

  it('survive any text: a value that is accepted reads back the same from its shown text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settingKeys), fc.string(), (key, text) => {
        try {
          const document = settingFromText(key, text);
          settingsFrom([document]);
          const row = settingRows([document]).find((candidate) => candidate.key === key);
          if (row?.type !== 'secret')
            assert.deepEqual(settingFromText(key, row?.text ?? '').value, document.value);
        } catch (error) {
          if (!(error instanceof SyncError)) throw error;
        }
      }),
    );
  });
});
