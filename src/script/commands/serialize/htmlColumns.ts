import type { FormatProperty } from '../../format/formatOptions.ts';
import type { ObjectReader } from '../../format/objectReader.ts';
import { evaluateExpression, type PropertyExpression } from '../../format/propertyExpression.ts';
import { shownProperties, type ShownProperty } from '../../format/shownProperty.ts';
import type { HtmlColumn } from '../../serialize/toHtml.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { isNull, type Value } from '../../values/value.ts';

/** A property of -Property, with a width as HTML has it. */
export interface HtmlProperty extends FormatProperty {
  readonly htmlWidth: string | null;
}

/** The columns of a table of HTML: the first object that has any settles them. */
export class HtmlColumns {
  readonly #properties: readonly HtmlProperty[];
  readonly #reader: ObjectReader;
  readonly #isList: boolean;
  #shown: readonly ShownProperty[] | null = null;

  constructor(properties: readonly HtmlProperty[], reader: ObjectReader, isList: boolean) {
    this.#properties = properties;
    this.#reader = reader;
    this.#isList = isList;
  }

  /** Labels and what else was asked for. */
  columns(value: Value): HtmlColumn[] {
    const widths = new Map(this.#properties.map((property) => [property.expression, property.htmlWidth]));
    return this.#resolved(value).map(({ label, alignment, expression }) => ({
      label,
      alignment,
      width: widths.get(expression) ?? null,
    }));
  }

  /** The texts of an object. */
  values(value: Value): string[] {
    return this.#resolved(value).map(({ expression }) => {
      const outcome = evaluateExpression(expression, value, this.#reader);
      return outcome.kind !== 'value' || isNull(outcome.value) ? '' : this.#reader.plainText(outcome.value);
    });
  }

  #resolved(value: Value): readonly ShownProperty[] {
    if (this.#shown !== null) return this.#shown;
    const shown =
      value instanceof Dictionary && this.#properties.length === 0 && !this.#isList
        ? value.keys().map((key) => this.#keyColumn(key))
        : shownProperties(
            value,
            this.#properties.length > 0 ? this.#properties : [everything],
            this.#reader,
          ).filter(({ found }) => found);
    if (shown.length > 0) this.#shown = shown;
    return shown;
  }

  /** A key of a dictionary as a column of a table; a list has its properties. */
  #keyColumn(key: Value): ShownProperty {
    const label = this.#reader.plainText(key);
    const get = (value: Value): Value =>
      (value instanceof Dictionary ? value.get(key) : this.#reader.property(value, label)) ?? null;
    return { ...everything, expression: { kind: 'computed', get }, label, found: true };
  }
}

const named = (name: string): PropertyExpression => ({ kind: 'name', name });

const everything: HtmlProperty = {
  expression: named('*'),
  label: null,
  format: null,
  width: 0,
  alignment: null,
  depth: null,
  htmlWidth: null,
};
