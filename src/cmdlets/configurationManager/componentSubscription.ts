import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { BlockingService } from '../blockingService.ts';

/** -Add… and -Remove… of products, families, companies, classifications and languages. */
export function changeSubscription(runtime: CommandRuntime, service: BlockingService): void {
  for (const [mode, verb] of [
    ['add', 'Add'],
    ['remove', 'Remove'],
  ] as const) {
    const given = (names: readonly string[]): readonly string[] =>
      names.flatMap((name) => runtime.strings(`${verb}${name}`) ?? []);
    const change = {
      products: given(['Product', 'ProductFamily', 'Company']),
      classifications: given(['UpdateClassification']),
      languages: given(['LanguageUpdateFile', 'LanguageSummaryDetail']).map(languageTag),
    };
    if (Object.values(change).some((list) => list.length > 0))
      service.changeSubscription({ mode, ...change });
  }
}

/** Tag of a language by its English name, as Configuration Manager calls it, or a tag itself. */
function languageTag(name: string): string {
  if (/^[a-z]{2}(-[a-z]{2,4})?$/i.test(name)) return name.toLowerCase();
  const tag = tags.get(name.toLowerCase());
  if (tag === undefined)
    throw new SyncError(
      'invalidRequest',
      `"${name}" is no language of software updates: ${[...tags.keys()].join(', ')}`,
    );
  return tag;
}

const english = new Intl.DisplayNames('en', { type: 'language' });
const tags = new Map<string, string>([
  ...[
    'ar',
    'bg',
    'cs',
    'da',
    'de',
    'el',
    'en',
    'es',
    'et',
    'fi',
    'fr',
    'he',
    'hr',
    'hu',
    'it',
    'ja',
    'ko',
  ].map((tag) => [(english.of(tag) ?? tag).toLowerCase(), tag] as const),
  ...['lt', 'lv', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sv', 'th', 'tr', 'uk'].map(
    (tag) => [(english.of(tag) ?? tag).toLowerCase(), tag] as const,
  ),
  ['portuguese (brazil)', 'pt-br'],
  ['chinese (simplified, china)', 'zh-cn'],
  ['chinese (traditional, taiwan)', 'zh-tw'],
  ['chinese (traditional, hong kong s.a.r.)', 'zh-hk'],
]);
