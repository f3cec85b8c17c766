import { l10n } from 'vscode';
import { isSecretSetting } from '../../domain/settings.ts';
import type { SettingView } from '../../service/api/administration.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { askChoice } from '../input/askChoice.ts';
import { askText } from '../input/askText.ts';
import { settingPrompt, settingProblem } from './settingSteps.ts';

/** Change Settings…: any setting of the hierarchy, one after another until somebody leaves; proxy, limits, notifications, links. */
export async function changeSettings({ door }: ExtensionParts): Promise<void> {
  const service = await door.service();
  const title = l10n.t('Change Settings');
  let settings = await service.settings();
  let last: string | undefined;
  for (;;) {
    const picked = await askChoice({
      ...{ title, placeHolder: l10n.t('Setting') },
      chosen: settings.filter(({ key }) => key === last),
      choices: settings.map((setting) => ({
        label: `$(${setting.isDefault ? 'circle-outline' : 'edit'}) ${setting.key}`,
        description: [setting.value, setting.unit ?? ''].join(' ').trim(),
        detail: setting.description,
        value: setting,
      })),
    });
    if (picked.kind !== 'answered') return;
    const { key } = picked.value;
    last = key;
    const value = await askValue(title, picked.value);
    if (value !== undefined) settings = await service.setSettings({ values: { [key]: value } });
  }
}

/** The new text of a setting; undefined where it stays as it is. Secrets are never shown: what is typed takes their place. */
async function askValue(title: string, setting: SettingView): Promise<string | undefined> {
  const { key, value, isDefault } = setting;
  const isSecret = isSecretSetting(key);
  const current = isSecret || isDefault ? '' : value;
  const prompt = settingPrompt(setting);
  const answer = await askText({
    ...{ title: `${title}: ${key}`, value: current, isSecret, place: { step: 2, total: 2, canGoBack: true } },
    prompt: isSecret
      ? l10n.t('{0}; empty to forget it', prompt)
      : l10n.t('{0}; empty for the default', prompt),
    ...(isSecret ? {} : { placeHolder: value }),
    problem: (text) => settingProblem(key, text),
  });
  if (answer.kind !== 'answered' || (answer.value === current && !isSecret)) return undefined;
  return answer.value;
}
