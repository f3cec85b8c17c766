import { hashtableObject } from '../../members/hashtableObject.ts';
import { ownMember } from '../../members/getMember.ts';
import { propertiesOf, propertySetsOf } from '../../members/propertiesOf.ts';
import { collapse, type PropertyInfo } from '../../members/propertyInfo.ts';
import type { Runspace } from '../../runtime/runspace.ts';
import { hasWildcards, wildcardPattern } from '../../text/wildcard.ts';
import { type ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { withoutOtherNotes } from '../../values/extendedMembers.ts';
import { wrapArray } from '../../values/wrappedArray.ts';
import { PSMethod } from '../../values/psMethod.ts';
import type { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, unwrapNothing, type Value } from '../../values/value.ts';

/** What a parameter names a property by: its name, maybe with wildcards, or a script block that computes it. */
export type PropertyExpression =
  { readonly kind: 'name'; readonly name: string } | { readonly kind: 'script'; readonly block: ScriptBlock };

/** One property of an object that an expression stands for. */
export interface ResolvedProperty {
  readonly name: string;
  readonly value: Value;
  /** Whether the object has it; a missing one has the value null. */
  readonly exists: boolean;
  /** Why it could not be read: its value is null then. */
  readonly failure?: ErrorRecord;
}

/** An expression as a text: the name, or what stands between the braces. */
export function expressionText(expression: PropertyExpression): string {
  return expression.kind === 'name' ? expression.name : expression.block.text;
}

/** A property of an object, or the entry of a dictionary; undefined where it has none. */
export function propertyValue(object: Value, name: string, session: Runspace): Value | undefined {
  if (isNull(object)) return undefined;
  const found = ownMember(object, name, session);
  return found instanceof PSMethod ? undefined : found;
}

/** The properties that an expression stands for. A name without wildcards is one even where the object lacks it. */
export function resolveProperty(
  expression: PropertyExpression,
  object: Value,
  session: Runspace,
): readonly ResolvedProperty[] {
  if (expression.kind === 'script')
    return [{ name: expression.block.text, ...computed(expression.block, object, session), exists: true }];
  const { name } = expression;
  const entries = hashtableObject(object, session);
  let found = entries === undefined ? [] : namedProperties(name, entries, session);
  // A Hashtable has the properties of its type where no key is meant.
  if (found.length === 0) found = namedProperties(name, object, session);
  if (found.length === 0 && !hasWildcards(name)) return [{ name, value: null, exists: false }];
  return found.map((property) => ({ name: property.name, ...readOrNull(property.get), exists: true }));
}

/** The properties of an object with a name, which may have wildcards. */
function namedProperties(name: string, object: Value, session: Runspace): readonly PropertyInfo[] {
  const given = hasWildcards(name) ? object : withoutOtherNotes(object, name.toLowerCase());
  const all = propertiesOf(given, session);
  const named = (wanted: string) => all.filter((one) => one.name.toLowerCase() === wanted.toLowerCase());
  if (hasWildcards(name)) {
    const matches = wildcardPattern(name);
    const found = all.filter((property) => property.hidden !== true && matches(property.name));
    const inSets = propertySetsOf(object, matches, session).flatMap(named);
    return inSets.length === 0 ? found : [...new Set([...found, ...inSets])];
  }
  const found = named(name);
  if (found.length > 0) return found;
  return propertySetsOf(given, (set) => set.toLowerCase() === name.toLowerCase(), session).flatMap(named);
}

/** What reading gave; null with the reason where it failed. */
type Read = Pick<ResolvedProperty, 'value' | 'failure'>;

/** What a script block makes of an object. */
function computed(block: ScriptBlock, object: Value, session: Runspace): Read {
  const read = readOrNull(() =>
    collapse(session.invoke(block, [], { underscore: object, propagates: true })),
  );
  return { ...read, value: wrapArray(read.value) };
}

function readOrNull(read: () => Value): Read {
  try {
    return { value: unwrapNothing(read()) };
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return { value: null, failure: error.record };
  }
}
