import { ScriptError } from '../values/errorRecord.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import { nothing, type Value } from '../values/value.ts';
import type { ObjectReader } from './objectReader.ts';

/** What is shown of an object: a property by its name or a pattern of names, a script block, or what a view computes. */
export type PropertyExpression =
  | {
      readonly kind: 'name';
      readonly name: string;
      /** Whether an object has it: of others a Count or Length is 1. */
      readonly resolved?: true;
    }
  | { readonly kind: 'script'; readonly block: ScriptBlock }
  | { readonly kind: 'computed'; readonly get: (value: Value, reader: ObjectReader) => Value };

/** What an expression came to. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: Value }
  /** No such property. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: ScriptError };

/** Whether a name is a pattern. */
export function isPattern(name: string): boolean {
  return /[*?[\]]/u.test(name);
}

/** An expression as the text that stands for it where no label is given. */
export function expressionText(expression: PropertyExpression): string {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'script' ? expression.block.text : '';
}

/**
 * The expressions that one stands for on a given object: a pattern becomes the names that it matches, a name is spelled as the object spells it. Empty
 * where the object has no such property.
 */
export function resolveExpression(
  expression: PropertyExpression,
  value: Value,
  reader: ObjectReader,
): PropertyExpression[] {
  if (expression.kind !== 'name') return [expression];
  if (!isPattern(expression.name)) {
    const name = reader.propertyName(value, expression.name);
    if (name !== undefined) return [{ kind: 'name', name, resolved: true }];
    return reader.setProperties(value, expression.name).flatMap((each) => {
      const own = reader.propertyName(value, each);
      return own === undefined ? [] : [{ kind: 'name' as const, name: own, resolved: true as const }];
    });
  }
  const matches = reader.pattern(expression.name);
  return reader
    .propertyNames(value)
    .flatMap((name) => (matches(name) ? [{ kind: 'name' as const, name, resolved: true as const }] : []));
}

/** The value of a resolved expression on an object. Errors of the script are caught: they belong to the cell. */
export function evaluateExpression(
  expression: PropertyExpression,
  value: Value,
  reader: ObjectReader,
): Outcome {
  try {
    const found = valueOf(expression, value, reader);
    if (found === undefined) return { kind: 'none' };
    return { kind: 'value', value: found === nothing ? null : found };
  } catch (error) {
    if (error instanceof ScriptError) return { kind: 'failed', error };
    throw error;
  }
}

function valueOf(expression: PropertyExpression, value: Value, reader: ObjectReader): Value | undefined {
  switch (expression.kind) {
    case 'name': {
      const found = reader.property(value, expression.name);
      return found === undefined && expression.resolved === true
        ? countOfOne(value, expression.name, reader)
        : found;
    }
    case 'script':
      return reader.evaluate(expression.block, value);
    case 'computed':
      return expression.get(value, reader);
  }
}

function countOfOne(value: Value, name: string, reader: ObjectReader): Value | undefined {
  return /^(?:count|length)$/i.test(name) && reader.items(value) === undefined ? 1 : undefined;
}
