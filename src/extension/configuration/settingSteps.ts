import type { SettingKey } from '../../domain/settings/settingTable.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import { settingFromText } from '../../domain/settings.ts';
import type { SettingView } from '../../service/api/administration.ts';

/** Texts of settings, by key, as somebody has typed them so far. */
export type SettingTexts = Readonly<Record<string, string>>;

/** A setting to be asked for. */
export interface SettingQuestion {
  readonly key: SettingKey;
  /** Words to choose from; without them a text is asked for. */
  readonly choices?: readonly ('on' | 'off' | 'immediately' | 'wait')[];
  /** Whether it matters as things stand. */
  readonly isAsked?: (texts: SettingTexts) => boolean;
}

/** The Supersedence Rules tab. */
export const supersedenceQuestions: readonly SettingQuestion[] = [
  { key: 'supersedence.feature.mode', choices: ['immediately', 'wait'] },
  {
    key: 'supersedence.feature.months',
    isAsked: (texts) => texts['supersedence.feature.mode'] === 'wait',
  },
  { key: 'supersedence.nonFeature.mode', choices: ['immediately', 'wait'] },
  {
    key: 'supersedence.nonFeature.months',
    isAsked: (texts) => texts['supersedence.nonFeature.mode'] === 'wait',
  },
];

/** The WSUS Maintenance tab, with what belongs to it here. */
export const maintenanceQuestions: readonly SettingQuestion[] = [
  { key: 'maintenance.declineExpired', choices: ['on', 'off'] },
  { key: 'maintenance.removeObsolete', choices: ['on', 'off'] },
  { key: 'maintenance.updatesCleanupAgeDays' },
  { key: 'maintenance.everyHours' },
  { key: 'maintenance.compact', choices: ['on', 'off'] },
];

/** What a setting is, with what it may be. */
export function settingPrompt({ description, range, unit }: SettingView): string {
  const allowed = [range, unit].filter((part) => part !== null).join(' ');
  return allowed === '' ? description : `${description} (${allowed})`;
}

/** What is wrong with a typed text, as the service would say it; undefined where nothing is. */
export function settingProblem(key: string, text: string): string | undefined {
  try {
    settingFromText(key, text);
    return undefined;
  } catch (error) {
    return asSyncError(error, 'Extension').message;
  }
}

/** The texts as they stand before anything is asked. */
export function currentTexts(
  settings: readonly SettingView[],
  questions: readonly SettingQuestion[],
): SettingTexts {
  const asked = new Set<string>(questions.map(({ key }) => key));
  return Object.fromEntries(
    settings.filter(({ key }) => asked.has(key)).map(({ key, value }) => [key, value]),
  );
}

/** Those that became others. */
export function changedTexts(before: SettingTexts, after: SettingTexts): SettingTexts {
  return Object.fromEntries(Object.entries(after).filter(([key, text]) => before[key] !== text));
}
