import { languageOfName } from '../../domain/languages.ts';
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

/** Short name of a language by its English name, as Configuration Manager or WSUS calls it, or a short name itself. */
function languageTag(name: string): string {
  if (/^[a-z]{2}(-[a-z]{2,4})?$/i.test(name)) return name.toLowerCase();
  const tag = consoleNames.get(name.toLowerCase()) ?? languageOfName(name);
  if (tag === undefined)
    throw new SyncError('invalidRequest', `"${name}" is no language of software updates`);
  return tag;
}

/** What the console calls otherwise than WSUS does. */
const consoleNames: ReadonlyMap<string, string> = new Map([
  ['portuguese', 'pt'],
  ['chinese (simplified, china)', 'zh-cn'],
  ['chinese (traditional, taiwan)', 'zh-tw'],
  ['chinese (traditional, hong kong s.a.r.)', 'zh-hk'],
]);
