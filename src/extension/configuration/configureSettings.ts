import { l10n, window } from 'vscode';
import type { SettingView } from '../../service/api/administration.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { askChoice } from '../input/askChoice.ts';
import { askText } from '../input/askText.ts';
import { type Answer, runSteps, type Step, withAnswer } from '../input/runSteps.ts';
import {
  changedTexts,
  currentTexts,
  settingProblem,
  settingPrompt,
  type SettingQuestion,
  type SettingTexts,
} from './settingSteps.ts';

/** Asks for some settings one after another, and stores those that became others. */
export async function configureSettings(
  { door }: ExtensionParts,
  title: string,
  questions: readonly SettingQuestion[],
): Promise<void> {
  const service = await door.service();
  const settings = await service.settings();
  const before = currentTexts(settings, questions);
  const after = await runSteps(
    before,
    questions.map((question) => stepOf(question, settings, title)),
  );
  if (after === undefined) return;
  const values = changedTexts(before, after);
  const keys = Object.keys(values);
  if (keys.length === 0) {
    await window.showInformationMessage(l10n.t('{0}: nothing was changed.', title));
    return;
  }
  await service.setSettings({ values });
  await window.showInformationMessage(
    l10n.t('{0}: {1}.', title, keys.map((key) => `${key} = ${values[key] ?? ''}`).join(', ')),
  );
}

function stepOf(
  question: SettingQuestion,
  settings: readonly SettingView[],
  title: string,
): Step<SettingTexts> {
  const { key, choices, isAsked } = question;
  const view = settings.find((setting) => setting.key === key);
  return {
    ...(isAsked === undefined ? {} : { isAsked }),
    ask: async (texts, place) => {
      const current = texts[key] ?? '';
      const placeHolder = view?.description ?? key;
      const answer: Answer<string> =
        choices === undefined
          ? await askText({
              ...{ title, value: current, place },
              prompt: view === undefined ? key : settingPrompt(view),
              problem: (text) => settingProblem(key, text),
            })
          : await askChoice<string>({
              ...{ title, placeHolder, chosen: [current], place },
              choices: choices.map((value) => ({ label: labelOf(value), value })),
            });
      return withAnswer(answer, (value) => ({ ...texts, [key]: value.trim() }));
    },
  };
}

function labelOf(value: 'on' | 'off' | 'immediately' | 'wait'): string {
  switch (value) {
    case 'on':
      return l10n.t('On');
    case 'off':
      return l10n.t('Off');
    case 'immediately':
      return l10n.t('Immediately');
    case 'wait':
      return l10n.t('After a number of months');
  }
}
