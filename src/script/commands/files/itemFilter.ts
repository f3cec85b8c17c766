import { wildcardPattern } from '../../text/wildcard.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** Which names -Include, -Exclude and -Filter let through. */
export class ItemFilter {
  readonly #included: readonly ((name: string) => boolean)[];
  readonly #excluded: readonly ((name: string) => boolean)[];
  readonly #filter: ((name: string) => boolean) | null;
  /** Whether -Include or -Exclude is given. */
  readonly selects: boolean;
  readonly includes: boolean;

  constructor(runtime: CommandRuntime, include: readonly string[] = []) {
    const matchers = (patterns: readonly string[]) => patterns.map((one) => wildcardPattern(one));
    this.#included = matchers([...(runtime.strings('Include') ?? []), ...include]);
    this.#excluded = matchers(runtime.strings('Exclude') ?? []);
    const filter = runtime.string('Filter') ?? '';
    this.#filter = filter === '' ? null : wildcardPattern(filter === '*.*' ? '*' : filter);
    this.includes = this.#included.length > 0;
    this.selects = this.includes || this.#excluded.length > 0;
  }

  /** Whether -Filter lets a name through. */
  filters(name: string): boolean {
    return this.#filter?.(name) ?? true;
  }

  /** Whether all three let a name through. */
  accepts(name: string): boolean {
    if (!this.filters(name)) return false;
    if (this.#included.length > 0 && !this.#included.some((matches) => matches(name))) return false;
    return !this.#excluded.some((matches) => matches(name));
  }
}
