import { ScriptError } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';
import { resolveExpression } from './propertyExpression.ts';
import type { ObjectReader } from './objectReader.ts';

/** Properties that name an object, the best first. */
const patterns = ['name', 'id', 'key', '*key', '*name', '*id'];

/** Name of the property that names an object; undefined where none does. */
export function displayProperty(value: Value, reader: ObjectReader): string | undefined {
  const own = reader.defaultProperty(value);
  if (own !== null) return own;
  for (const name of patterns) {
    const found = resolveExpression({ kind: 'name', name }, value, reader).flatMap((expression) =>
      expression.kind === 'name' && !isRemoting(expression.name) ? [expression.name] : [],
    );
    if (found.length === 1) return found[0];
  }
  return undefined;
}

/** What names an object; undefined where nothing does. */
export function displayNameOf(value: Value, reader: ObjectReader): Value | undefined {
  const property = displayProperty(value, reader);
  if (property === undefined) return undefined;
  try {
    return reader.property(value, property);
  } catch (error) {
    if (error instanceof ScriptError) return undefined;
    throw error;
  }
}

function isRemoting(name: string): boolean {
  return /^(?:__|RunspaceId$|PSComputerName$|PSShowComputerName$)/iu.test(name);
}
