import type { Value } from '../values/value.ts';
import { displayProperty } from './displayName.ts';
import type { FormatOptions, FormatProperty } from './formatOptions.ts';
import type { ObjectReader } from './objectReader.ts';
import {
  expressionText,
  isPattern,
  resolveExpression,
  type PropertyExpression,
} from './propertyExpression.ts';

/** A property that is shown, with what was asked for it. */
export interface ShownProperty extends FormatProperty {
  readonly label: string;
  /** Whether the object that it was resolved on has it. */
  readonly found: boolean;
}

/** The properties shown of an object: those asked for, else those of its type, else all. `wanted` may hold patterns. */
export function shownProperties(
  value: Value,
  wanted: FormatOptions['properties'],
  reader: ObjectReader,
): ShownProperty[] {
  if (wanted.length > 0) return wanted.flatMap((property) => resolved(property, value, reader));
  const defaults = reader.defaultProperties(value);
  return (defaults ?? reader.shownNames(value)).map((name) => plain({ kind: 'name', name, resolved: true }));
}

/** The one property that Format-Wide shows: that asked for, else what names the object, else its first. */
export function wideProperty(
  value: Value,
  wanted: FormatOptions['properties'],
  reader: ObjectReader,
): ShownProperty | undefined {
  const [asked] = wanted;
  if (asked !== undefined) return resolved(asked, value, reader)[0];
  const name = displayProperty(value, reader) ?? shownProperties(value, [], reader)[0]?.label;
  return name === undefined ? undefined : plain({ kind: 'name', name });
}

function resolved(property: FormatProperty, value: Value, reader: ObjectReader): ShownProperty[] {
  const { expression } = property;
  const found = resolveExpression(expression, value, reader);
  if (found.length === 0) {
    if (expression.kind === 'name' && isPattern(expression.name)) return [];
    return [{ ...property, label: property.label ?? expressionText(expression), found: false }];
  }
  return found.map((one) => ({
    ...property,
    expression: one,
    label: property.label ?? expressionText(one),
    found: true,
  }));
}

function plain(expression: PropertyExpression): ShownProperty {
  return {
    expression,
    label: expressionText(expression),
    format: null,
    width: 0,
    alignment: null,
    depth: null,
    found: true,
  };
}
