import { enumerate } from '../members/enumerate.ts';
import { instanceMembers } from '../members/extendedMember.ts';
import { ownMember } from '../members/getMember.ts';
import { propertiesOf, propertySetsOf, type PropertyInfo } from '../members/propertiesOf.ts';
import { collapse } from '../members/propertyInfo.ts';
import { typeNamesOf } from '../members/typeNames.ts';
import { equalByCulture } from '../text/compareText.ts';
import { cultureOf } from '../text/culture.ts';
import { cultureText, formattable, formattedText } from '../text/cultureText.ts';
import { isNumber, numberText } from '../text/formatNumber.ts';
import { formatComposite } from '../text/formatComposite.ts';
import { wildcardPattern } from '../text/wildcard.ts';
import { toShownText, toText } from '../convert/toText.ts';
import { NetType } from '../types/netType.ts';
import type { Runspace } from '../runtime/runspace.ts';
import { CustomObject } from '../values/customObject.ts';
import { entriesOf } from '../types/collections/dictionaryEntries.ts';
import { XmlNode } from '../values/xmlNode.ts';
import { Dictionary } from '../values/dictionary.ts';
import { NetArray } from '../values/netArray.ts';
import { DictionaryEntry, entryText } from '../values/dictionaryEntry.ts';
import { Boxed, extensionOf, withoutOtherNotes } from '../values/extendedMembers.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import { isNull, NetObject, nothing, type Value } from '../values/value.ts';
import type { ObjectReader } from './objectReader.ts';

/** Properties that are PowerShell's, not those of .NET. */
const typeTable = new Set(['System.DateTime DateTime', 'System.Collections.DictionaryEntry Name']);

/** Types whose text is that of their base, Capture. */
const capturing = new Set(['Match', 'Group'].map((name) => `System.Text.RegularExpressions.${name}`));

function isMethod(member: Value | undefined): boolean {
  return member instanceof NetObject && member.typeName.includes('PSMethod');
}

/** Reads objects as a session sees them. */
export class SessionReader implements ObjectReader {
  readonly #context: Runspace;

  constructor(runspace: Runspace) {
    this.#context = runspace;
  }

  typeNames(value: Value): readonly string[] {
    return typeNamesOf(value, this.#context);
  }

  propertyNames(value: Value): readonly string[] {
    return this.#shown(value).map(({ name }) => name);
  }

  shownNames(value: Value): readonly string[] {
    const properties = this.#shown(value);
    const type = value instanceof NetObject ? value.typeName : '';
    const isAdded = ({ name, kind }: PropertyInfo): boolean =>
      kind !== 'Property' ||
      typeTable.has(`${type} ${name}`) ||
      (value instanceof NetArray && name === 'Count');
    // What was noted on a date, or added to any one object, comes before what it has.
    const isHint = ({ name }: PropertyInfo): boolean => name === 'DisplayHint';
    const own = value instanceof CustomObject ? undefined : instanceMembers(value);
    const rank = (property: PropertyInfo): number =>
      isHint(property) || own?.has(property.name.toLowerCase()) === true ? 0 : isAdded(property) ? 2 : 1;
    const names = [0, 1, 2].flatMap((wanted) =>
      properties.filter((property) => rank(property) === wanted).map(({ name }) => name),
    );
    // Where an object came from is told of those of other computers alone.
    const isLocal =
      names.includes('PSShowComputerName') && this.property(value, 'PSShowComputerName') === false;
    return isLocal ? names.filter((name) => !/^PS(?:Show)?ComputerName$/.test(name)) : names;
  }

  pattern(pattern: string): (name: string) => boolean {
    return wildcardPattern(pattern, false);
  }

  defaultProperties(value: Value): readonly string[] | null {
    if (!(value instanceof NetObject)) return null;
    const added = value instanceof CustomObject ? value.members : extensionOf(value)?.members;
    const standard = added?.get('psstandardmembers');
    const set =
      standard?.kind === 'memberSet' ? standard.members.get('defaultdisplaypropertyset') : undefined;
    if (set?.kind === 'set') return set.properties;
    const { typeData, types } = this.#context;
    if (!typeData.isEmpty) {
      for (const name of this.typeNames(value)) {
        const shown = typeData.find(name)?.defaultDisplay ?? null;
        if (shown !== null) return shown;
      }
    }
    return types.of(value).facts.defaultDisplay;
  }

  defaultProperty(value: Value): string | null {
    const { typeData } = this.#context;
    const names = typeData.isEmpty ? [] : this.typeNames(value);
    return (
      names.map((name) => typeData.find(name)?.defaultProperty ?? null).find((one) => one !== null) ?? null
    );
  }

  propertyName(value: Value, name: string): string | undefined {
    const key = name.toLowerCase();
    if (value instanceof CustomObject) {
      const member = value.members.get(key);
      if (member?.kind === 'note') return member.name;
    }
    const found = propertiesOf(withoutOtherNotes(value, key), this.#context).find(
      (property) => property.name.toLowerCase() === key,
    );
    if (found !== undefined || !(value instanceof XmlNode)) return found?.name;
    // What a node has of .NET is not listed, and can be asked for all the same.
    const own = ownMember(value, name, this.#context);
    return own === undefined || isMethod(own) ? undefined : name;
  }

  setProperties(value: Value, name: string): readonly string[] {
    return propertySetsOf(value, (set) => set.toLowerCase() === name.toLowerCase(), this.#context);
  }

  property(value: Value, name: string): Value | undefined {
    const key = name.toLowerCase();
    if (value instanceof CustomObject) {
      const member = value.members.get(key);
      if (member?.kind === 'note') return member.value;
    }
    const isKey =
      key === 'key' || (key === 'name' && value instanceof DictionaryEntry && !value.typeName.includes('`'));
    if (value instanceof DictionaryEntry && isKey) return value.key;
    const own = ownMember(value, name, this.#context);
    // Methods and the Count that everything has are no properties.
    const doubtful = key === 'count' || key === 'length' || isMethod(own);
    if (!doubtful) return own;
    return propertiesOf(withoutOtherNotes(value, key), this.#context)
      .find((property) => property.name.toLowerCase() === key)
      ?.get();
  }

  evaluate(block: ScriptBlock, value: Value): Value {
    const found = collapse(this.#context.invoke(block, [], { underscore: value, propagates: true }));
    return found === nothing ? null : found;
  }

  items(value: Value): Iterable<Value> | undefined {
    if (value instanceof Dictionary) return entriesOf(value, this.#context);
    return enumerate(value);
  }

  text(value: Value): string {
    if (isNumber(value)) return numberText(value, cultureOf(this.#context.culture));
    if (value instanceof NetType) return cultureText(value, this.#context);
    if (value instanceof XmlNode) return value.localName;
    if (value instanceof DictionaryEntry) return entryText(value, (part) => this.text(part));
    if (value instanceof NetObject && !(value instanceof Boxed)) {
      const text = formattable(value, '', cultureOf(this.#context.culture), this.#context);
      if (text !== undefined) return text;
    }
    return toShownText(value, this.#context);
  }

  declaresText(value: Value): boolean {
    if (
      !(value instanceof NetObject) ||
      value instanceof CustomObject ||
      value instanceof Boxed ||
      value instanceof NetType
    )
      return true;
    if (
      isNumber(value) ||
      formattable(value, '', cultureOf(this.#context.culture), this.#context) !== undefined
    )
      return true;
    return !capturing.has(value.typeName) && this.#context.types.of(value).facts.methods.has('tostring');
  }

  plainText(value: Value): string {
    return cultureText(value, this.#context);
  }

  format(value: Value, format: string): string {
    const culture = cultureOf(this.#context.culture);
    if (/\{0|\}/u.test(format))
      return formatComposite(format, [value], (one, own) => formattedText(one, own, culture, this.#context));
    const items = typeof value === 'string' ? undefined : enumerate(value);
    if (items === undefined) return formattedText(value, format, culture, this.#context);
    return [...items].map((item) => this.format(item, format)).join(this.#context.separator());
  }

  same(left: Value, right: Value): boolean {
    if (isNull(left) || isNull(right)) return isNull(left) && isNull(right);
    return equalByCulture(toText(left, this.#context), toText(right, this.#context), true);
  }

  variable(name: string): Value | undefined {
    return this.#context.variable(name);
  }

  get location(): string {
    return this.#context.location;
  }

  isCommand(name: string): boolean {
    return this.#context.commands.find(name) !== undefined;
  }

  #shown(value: Value): readonly PropertyInfo[] {
    return propertiesOf(value, this.#context).filter(({ hidden }) => hidden !== true);
  }

  checkpoint(): void {
    this.#context.checkpoint();
  }
}
