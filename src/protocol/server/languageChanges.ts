import type { UpstreamLanguage } from '../../domain/upstream.ts';

/** The languages that changed, and the moment (ms UTC) from which to ask the next time. */
export interface ChangedLanguages {
  readonly changed: readonly UpstreamLanguage[];
  readonly time: number;
}

/**
 * Remembers since when each language of a catalog is as it is, so that GetConfigData can tell the changed ones only.
 * After a restart all count as changed: a downstream server takes what it already knows without harm.
 */
export class LanguageChanges {
  readonly #known = new Map<number, { readonly state: string; readonly since: number }>();
  #latest = 0;

  /** The languages not known to be the same since `time` (undefined: all). Moments of changes only grow, even within `now`. */
  since(languages: readonly UpstreamLanguage[], time: number | undefined, now: number): ChangedLanguages {
    const moment = Math.max(now, this.#latest + 1);
    for (const { id, enabled, shortName, longName } of languages) {
      const state = `${String(enabled)} ${shortName} ${longName}`;
      if (this.#known.get(id)?.state === state) continue;
      this.#known.set(id, { state, since: moment });
      this.#latest = moment;
    }
    const isNew = ({ id }: UpstreamLanguage): boolean =>
      (this.#known.get(id)?.since ?? moment) > (time ?? -1);
    return { changed: languages.filter(isNew), time: Math.max(now, this.#latest) };
  }
}
