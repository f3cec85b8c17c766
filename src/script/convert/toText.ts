import type { NetContext } from '../types/netType.ts';
import { typeNamesOf } from '../members/typeNames.ts';
import { typeDisplay } from '../types/typeText.ts';
import { cultureOf, invariantCulture, type Culture } from '../text/culture.ts';
import { formattable, ownText } from '../text/cultureText.ts';
import { isNumber, numberText } from '../text/formatNumber.ts';
import { CustomObject } from '../values/customObject.ts';
import { Boxed, extensionOf, type ExtendedMember, Noted } from '../values/extendedMembers.ts';
import { NetArray } from '../values/netArray.ts';
import { ScriptError, scriptError } from '../values/errorRecord.ts';
import { ScriptObject } from '../values/scriptObject.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import { Char } from '../values/number.ts';
import { NetType } from '../types/netType.ts';
import { XmlNode } from '../values/xmlNode.ts';
import { WrittenNumber } from '../values/writtenNumber.ts';
import { isNull, type NetObject, type Value } from '../values/value.ts';

/** A value as `"$x"` has it: invariant culture, items of a collection with `$OFS` between them, a custom object as `@{a=1; b=2}`. */
export function toText(value: Value, context: NetContext): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return String(value);
    case 'symbol':
      return '';
    default:
      break;
  }
  if (isNull(value)) return '';
  return objectText(value, true, context);
}

/** An item of a collection as the text of the collection has it: a collection within it is told by its type alone. */
export function itemText(value: Value, context: NetContext): string {
  return typeof value === 'object' ? objectText(value, false, context) : toText(value, context);
}

/** An item as `-join` has it: numbers and dates as the culture of the session has them. */
export function joinedText(value: Value, context: NetContext): string {
  return typeof value === 'object'
    ? objectText(value, false, context, cultureOf(context.culture))
    : toText(value, context);
}

/** As `"$x"`, with numbers and dates as the culture of the session has them: what a cell of a table shows. */
export function toShownText(value: Value, context: NetContext): string {
  if (value instanceof Boxed && value.told !== null) return value.told;
  return objectText(value, true, context, cultureOf(context.culture));
}

function objectText(
  value: Value,
  enumerates: boolean,
  context: NetContext,
  culture: Culture = invariantCulture,
): string {
  if (isNull(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isNumber(value)) return numberText(value, culture);
  if (value instanceof Char) return String.fromCharCode(value.code);
  if (value instanceof Boxed) {
    if (value instanceof Noted && !value.mayHave('tostring'))
      return objectText(value.base, enumerates, context, culture);
    const own = extendedToString(value, extensionOf(value)?.members, context);
    if (own === undefined && value instanceof WrittenNumber) return value.text;
    if (own === undefined && value.told !== null && !enumerates) return value.told;
    return own ?? objectText(value.base, enumerates, context, culture);
  }
  const members = value instanceof CustomObject ? value.members : extensionOf(value)?.members;
  const own = members === undefined ? undefined : extendedToString(value, members, context);
  if (own !== undefined) return own;
  if (value instanceof CustomObject && value.text !== null) return value.text;
  if (enumerates) {
    if (value instanceof NetArray) return listText(value.items, context, culture);
    if (value instanceof NetEnumerable) return listText(value.elements(), context, culture);
    if (value instanceof CustomObject) return customText(value, context, culture);
  }
  if (value instanceof XmlNode) return value.typeName;
  if (value instanceof NetType) return typeDisplay(value.fullName);
  const formatted = formattable(value, '', culture, context);
  if (formatted !== undefined || !(value instanceof ScriptObject))
    return formatted ?? ownText(value, context);
  try {
    return ownText(value, context);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw scriptError(
      'InvalidCastFromAnyTypeToString',
      'Cannot convert value to type System.String.',
      'InvalidArgument',
      { inner: error.record.exception, type: 'System.Management.Automation.PSInvalidCastException' },
    );
  }
}

/** What a ToString that was added to the object gives. */
function extendedToString(
  value: NetObject,
  members: ReadonlyMap<string, ExtendedMember> | undefined,
  context: NetContext,
): string | undefined {
  const member = members?.get('tostring');
  if (member?.kind !== 'method') return undefined;
  const [result = null] = context.invoke(member.script, [], { self: value });
  return toText(result, context);
}

function listText(items: Iterable<Value>, context: NetContext, culture: Culture): string {
  const separator = context.separator();
  let text = '';
  let first = true;
  for (const item of items) {
    context.checkpoint();
    if (first) first = false;
    else text += separator;
    text += typeof item === 'string' ? item : objectText(item, false, context, culture);
    context.allow('characters', text.length);
  }
  return text;
}

function customText(value: CustomObject, context: NetContext, culture: Culture): string {
  if (value.members.size === 0 && context.typeData.isEmpty) return '';
  const parts: string[] = [];
  const tell = (member: ExtendedMember): void => {
    if (member.kind === 'note')
      parts.push(`${member.name}=${objectText(member.value, false, context, culture)}`);
    else if (member.kind === 'script')
      parts.push(`${member.name}=System.Management.Automation.PSScriptProperty`);
    else if (member.kind === 'alias') {
      const aliased = value.note(member.referenced) ?? null;
      parts.push(`${member.name}=${objectText(aliased, false, context, culture)}`);
    }
  };
  for (const member of value.members.values()) tell(member);
  for (const name of context.typeData.isEmpty ? [] : typeNamesOf(value, context))
    for (const [key, member] of context.typeData.find(name)?.members ?? [])
      if (!value.members.has(key)) tell(member);
  // Methods alone, as of New-Module -AsCustomObject, are not told.
  return parts.length === 0 ? '' : `@{${parts.join('; ')}}`;
}
