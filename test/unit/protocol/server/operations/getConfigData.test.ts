import assert from 'node:assert/strict';
import { CalledOperations } from '../../../../support/calledOperation.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { textBetween, textsBetween } from '../../../../support/listeningService.ts';
import { MemoryCatalog, threeLanguages } from '../../../../support/memoryCatalog.ts';

describe('GetConfigData', () => {
  it('tells limits, version and all languages', async () => {
    const clock = new FakeClock();
    const catalog = new MemoryCatalog();
    catalog.publish([], clock.now());
    const answer = await new CalledOperations(catalog, clock).call('GetConfigData');
    assert.equal(textBetween(answer, 'MaxNumberOfUpdatesPerRequest'), '100');
    assert.equal(textBetween(answer, 'MaxNumberOfDriverSetsPerRequest'), '0');
    assert.equal(textBetween(answer, 'ProtocolVersion'), '1.20');
    assert.deepEqual(textsBetween(answer, 'ShortLanguage'), ['en', 'de', 'ja']);
    assert.deepEqual(textsBetween(answer, 'Enabled'), ['true', 'true', 'false']);
  });

  it('tells with its own anchor only the languages changed since', async () => {
    const clock = new FakeClock();
    const catalog = new MemoryCatalog();
    catalog.publish([], clock.now());
    const service = new CalledOperations(catalog, clock);
    const next = async (anchor: string): Promise<string> =>
      service.call('GetConfigData', `<configAnchor>${anchor}</configAnchor>`);
    const first = textBetween(await service.call('GetConfigData'), 'NewConfigAnchor');
    await clock.advance(60_000);
    const second = await next(first);
    assert.match(second, /<LanguageUpdateList \/>/);
    catalog.languageList = threeLanguages.map((language) => ({ ...language, enabled: true }));
    await clock.advance(60_000);
    const third = await next(textBetween(second, 'NewConfigAnchor'));
    assert.deepEqual(textsBetween(third, 'ShortLanguage'), ['ja']);
    assert.match(await next(textBetween(third, 'NewConfigAnchor')), /<LanguageUpdateList \/>/);
  });

  it('refuses an unreadable anchor', async () => {
    const service = new CalledOperations(new MemoryCatalog(), new FakeClock());
    const fault = ['InvalidParameters', 'configAnchor'] as const;
    await service.refuses('GetConfigData', '<configAnchor>x</configAnchor>', fault);
  });
});
