import type { UpstreamLanguage } from '../../domain/upstream.ts';

const names = [
  [0, 'all', 'all'],
  [1028, 'zh-tw', 'Chinese (Traditional)'],
  [1031, 'de', 'German'],
  [1033, 'en', 'English'],
  [1034, 'es', 'Spanish'],
  [1036, 'fr', 'French'],
  [1040, 'it', 'Italian'],
  [1041, 'ja', 'Japanese'],
  [1042, 'ko', 'Korean'],
  [1043, 'nl', 'Dutch'],
  [1045, 'pl', 'Polish'],
  [1046, 'pt-br', 'Portuguese (Brazil)'],
  [1049, 'ru', 'Russian'],
  [2052, 'zh-cn', 'Chinese (Simplified)'],
] as const;

const spoken: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'ja']);

/** The sample catalog's languages: those that its documents speak are enabled, some others are known but disabled. */
export const sampleLanguages: readonly UpstreamLanguage[] = names.map(([id, shortName, longName]) => ({
  id,
  shortName,
  longName,
  enabled: spoken.has(shortName),
}));
