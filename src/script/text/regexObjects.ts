import { NetObject } from '../values/value.ts';
import type { FoundMatch } from './netRegex.ts';

/** System.Text.RegularExpressions.Match; `found` is null where there was none. */
export class RegexMatch extends NetObject {
  readonly typeName = 'System.Text.RegularExpressions.Match';
  readonly found: FoundMatch | null;

  constructor(found: FoundMatch | null) {
    super();
    this.found = found;
  }
}

/** System.Text.RegularExpressions.Group, or Capture by its type name. */
export class RegexGroup extends NetObject {
  readonly typeName: string;
  readonly name: string;
  readonly value: string;
  readonly success: boolean;
  readonly #index: () => number;

  constructor(
    name: string,
    value: string,
    success: boolean,
    index: () => number,
    typeName = 'System.Text.RegularExpressions.Group',
  ) {
    super();
    this.name = name;
    this.value = value;
    this.success = success;
    this.#index = index;
    this.typeName = typeName;
  }

  get index(): number {
    return this.#index();
  }
}
