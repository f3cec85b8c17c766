import { anyWildcard, wildcardPattern } from '../../text/wildcard.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** Which names -Include, -Exclude and -Filter let through. */
export class ItemFilter {
  readonly #included: (name: string) => boolean;
  readonly #excluded: (name: string) => boolean;
  readonly #filter: (name: string) => boolean;
  /** Whether -Include or -Exclude is given. */
  readonly selects: boolean;
  readonly includes: boolean;

  constructor(runtime: CommandRuntime, include: readonly string[] = []) {
    const included = [...(runtime.strings('Include') ?? []), ...include];
    const excluded = runtime.strings('Exclude') ?? [];
    this.includes = included.length > 0;
    this.selects = this.includes || excluded.length > 0;
    this.#included = anyWildcard(this.includes ? included : null);
    this.#excluded = anyWildcard(excluded);
    const filter = runtime.string('Filter') ?? '';
    this.#filter = wildcardPattern(filter === '' || filter === '*.*' ? '*' : simplePattern(filter));
  }

  /** Whether -Filter lets a name through. */
  filters(name: string): boolean {
    return this.#filter(name);
  }

  /** Whether -Include and -Exclude let a name through. */
  chooses(name: string): boolean {
    return this.#included(name) && !this.#excluded(name);
  }

  /** Whether all three let a name through. */
  accepts(name: string): boolean {
    return this.filters(name) && this.chooses(name);
  }
}

/** As a wildcard pattern what -Filter takes: the file system knows `*` and `?` alone (FileSystemName.MatchesSimpleExpression). */
function simplePattern(filter: string): string {
  return filter.replaceAll(/[[\]`]/g, '`$&');
}
