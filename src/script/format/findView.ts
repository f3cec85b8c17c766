import type { FormatView, ViewKind } from './formatView.ts';

/** The views of a session, the first one of a type being its default. */
export class ViewTable {
  readonly #byType = new Map<string, FormatView[]>();

  constructor(views: Iterable<FormatView>) {
    for (const view of views) {
      for (const type of view.types) {
        const key = type.toLowerCase();
        const known = this.#byType.get(key);
        if (known === undefined) this.#byType.set(key, [view]);
        else known.push(view);
      }
    }
  }

  /** The view of an object by its type names: that of the most special name that has any. Undefined for none. */
  find(
    typeNames: readonly string[],
    { kind, name }: { readonly kind?: ViewKind; readonly name?: string } = {},
  ): FormatView | undefined {
    return this.#matching(typeNames, kind).find(
      (view) => !isOutOfBand(view) && (name === undefined || view.name.toLowerCase() === name.toLowerCase()),
    );
  }

  /** The view that shows an object in place; undefined for none. */
  findOutOfBand(typeNames: readonly string[]): FormatView | undefined {
    return this.#matching(typeNames, undefined).find(isOutOfBand);
  }

  /** Names of the views of a kind that an object has. */
  names(typeNames: readonly string[], kind: ViewKind): string[] {
    return this.#matching(typeNames, kind).map(({ name }) => name);
  }

  #matching(typeNames: readonly string[], kind: ViewKind | undefined): FormatView[] {
    return typeNames.flatMap((type) =>
      (this.#byType.get(type.toLowerCase().replace(/^deserialized\./u, '')) ?? []).filter(
        (view) => kind === undefined || view.kind === kind,
      ),
    );
  }
}

function isOutOfBand(view: FormatView): boolean {
  return view.kind === 'custom' && view.outOfBand;
}
