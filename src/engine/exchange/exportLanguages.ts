import { SyncError } from '../../domain/errors/syncError.ts';
import { languagesBeyond } from '../../domain/fileLanguages.ts';
import { languagesWith } from '../../domain/languages.ts';
import type { ImportFinding } from './importFinding.ts';

/** The languages that a package is of. */
export interface ExportLanguages {
  /** Short names, sorted. */
  readonly languages: readonly string[];
  readonly findings: readonly ImportFinding[];
}

const shortNames = new Set(languagesWith([]).map(({ shortName }) => shortName));

/**
 * Those of the languages asked for that the source retrieves; all of them where nobody asks for any. Documents are as they were received, in all
 * their languages: this says what update files belong to the package. Throws `invalidRequest` for what is no language, and where none is left.
 */
export function requestedLanguages(
  retrieved: readonly string[],
  asked: readonly string[] | undefined,
): ExportLanguages {
  if (asked === undefined) return { languages: retrieved, findings: [] };
  const names = asked.map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !shortNames.has(name) && !retrieved.includes(name));
  if (unknown !== undefined)
    throw new SyncError('invalidRequest', `${unknown} is no language: en, de, pt-br, zh-cn, …`);
  const chosen = retrievedOf(retrieved, names);
  if (chosen.languages.length > 0) return chosen;
  throw new SyncError(
    'invalidRequest',
    `None of these languages is retrieved here: ${names.join(', ')}. Those that are: ${retrieved.join(', ')}`,
  );
}

/** Those of the wanted languages that the source retrieves, and what is to be said of the others. */
export function retrievedOf(retrieved: readonly string[], wanted: readonly string[]): ExportLanguages {
  const lacking = languagesBeyond(wanted, retrieved);
  const languages = wanted.includes('all') ? retrieved : wanted.filter((name) => !lacking.includes(name));
  const text = `Languages that are wanted and not retrieved here: ${lacking.join(', ')}.`;
  return {
    languages: [...new Set(languages)].sort(),
    findings: lacking.length === 0 ? [] : [{ severity: 'warning', text }],
  };
}
