import assert from 'node:assert/strict';
import { settingRows } from '../../../../src/domain/settings.ts';
import {
  changedTexts,
  currentTexts,
  maintenanceQuestions,
  settingProblem,
  supersedenceQuestions,
} from '../../../../src/extension/configuration/settingSteps.ts';

const views = settingRows([]).map(({ key, text, isDefault, unit, allowed, description }) => ({
  ...{ key, value: text, isDefault, unit: unit ?? null, range: allowed, description },
}));

describe('Settings that are asked for in steps', () => {
  it('are settings that there are, and begin with what is stored', () => {
    for (const questions of [supersedenceQuestions, maintenanceQuestions]) {
      const texts = currentTexts(views, questions);
      assert.equal(Object.keys(texts).length, questions.length);
      for (const { key, choices } of questions) {
        assert.equal(settingProblem(key, texts[key] ?? ''), undefined, key);
        assert.ok(choices === undefined || choices.some((choice) => choice === texts[key]), key);
        for (const choice of choices ?? []) assert.equal(settingProblem(key, choice), undefined, key);
      }
    }
  });

  it('ask for months only where something waits', () => {
    const asked = (mode: string) =>
      supersedenceQuestions.filter(({ isAsked }) => isAsked?.({ 'supersedence.feature.mode': mode }) ?? true);
    assert.equal(asked('wait').length, 3);
    assert.equal(asked('immediately').length, 2);
  });

  it('say what the service would say of a wrong text, and store only what became another', () => {
    assert.match(settingProblem('supersedence.feature.months', '100') ?? '', /1 to 99/);
    assert.match(settingProblem('maintenance.everyHours', 'often') ?? '', /everyHours/);
    assert.deepEqual(changedTexts({ a: '1', b: '2' }, { a: '1', b: '3' }), { b: '3' });
  });
});
