import { toText } from '../../convert/toText.ts';
import { typeNamesOf } from '../../members/typeNames.ts';
import { cultureText } from '../../text/cultureText.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Boxed, type ExtendedMember } from '../../values/extendedMembers.ts';
import { isNull, type Value } from '../../values/value.ts';
import { isWrappedArray } from '../../values/wrappedArray.ts';
import type { NetContext } from '../netType.ts';
import { typeDisplay } from '../typeText.ts';

/** Whether a value has a PSObject around it, which tells its type and its text. */
const isWrapped = (value: Value): boolean =>
  value instanceof CustomObject || value instanceof Boxed || isWrappedArray(value);

/** The type of a note's value: without its namespace, or as the PSObject around it names it. */
function noteType(value: Value, wraps: boolean, context: NetContext): string {
  if (isNull(value)) return 'object';
  const [wrapped] = wraps ? typeNamesOf(value, context) : [];
  if (wrapped !== undefined) return wrapped;
  return typeDisplay(context.types.of(value).fullName).replaceAll(/[\w`]+\.(?=\w)/g, '');
}

function noteText(value: Value, wraps: boolean, context: NetContext): string {
  if (isNull(value)) return 'null';
  return wraps ? toText(value, context) : cultureText(value, context);
}

/** A member as Get-Member tells what it is: `int Size=5`, `Upper = Name`, `System.Object Twice {get=…;}`. */
export function memberText(member: ExtendedMember, context: NetContext): string {
  const { name } = member;
  switch (member.kind) {
    case 'note': {
      const { value } = member;
      const wraps = member.isComputed === true || isWrapped(value);
      return `${noteType(value, wraps, context)} ${name}=${noteText(value, wraps, context)}`;
    }
    case 'alias':
      return `${name} = ${member.type === undefined ? '' : `(${member.type})`}${member.referenced}`;
    case 'script': {
      const get = member.getter === null ? '' : `get=${member.getter.text};`;
      const set = member.setter === null ? '' : `set=${member.setter.text};`;
      return `System.Object ${name} {${get}${set}}`;
    }
    case 'method':
      return `System.Object ${name}();`;
    case 'set':
      return setText(name, member.properties);
    case 'memberSet':
      return setText(
        name,
        [...member.members.values()].map((each) => each.name),
      );
  }
}

/** A set of members by its name, and theirs. */
export function setText(name: string, members: readonly string[]): string {
  return `${name} {${members.join(', ')}}`;
}
