import { CollectionView } from '../../values/collectionView.ts';
import type { Dictionary } from '../../values/dictionary.ts';
import { DictionaryEntry } from '../../values/dictionaryEntry.ts';
import { changedWhileEnumerated } from '../../values/netList.ts';
import type { Value } from '../../values/value.ts';
import { compareNatural } from '../../text/naturalOrder.ts';
import { genericName } from '../assemblies.ts';
import type { NetContext } from '../netType.ts';

/** Whether a dictionary is an OrderedDictionary. */
export const isOrdered = ({ typeName }: Dictionary) => typeName.endsWith('.OrderedDictionary');

/** The entries of a dictionary, by their keys where its type keeps them so. */
export function orderedEntries(dictionary: Dictionary, context: NetContext) {
  const entries = [...dictionary.entries()];
  return dictionary.typeName.includes('.Sorted')
    ? entries.sort((left, right) => compareNatural(left.key, right.key, context))
    : entries;
}

/** Runs through entries and notices keys that come or go meanwhile. */
function* watched(
  dictionary: Dictionary,
  context: NetContext,
  pick: (key: Value, value: Value) => Value,
): Iterable<Value> {
  const { version } = dictionary;
  for (const { key, value } of orderedEntries(dictionary, context)) {
    if (dictionary.version !== version) throw changedWhileEnumerated();
    yield pick(key, value);
  }
  if (dictionary.version !== version) throw changedWhileEnumerated();
}

/** The keys or the values of a dictionary, as they are whenever they are read. */
export function view(dictionary: Dictionary, which: 'Key' | 'Value', context: NetContext): CollectionView {
  const generic = dictionary.typeName.includes('`2');
  const name = generic
    ? `${dictionary.typeName.split('[[')[0] ?? ''}+${which}Collection`
    : isOrdered(dictionary)
      ? 'System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection'
      : `System.Collections.Hashtable+${which}Collection`;
  return new CollectionView(
    name,
    () => watched(dictionary, context, (key, value) => (which === 'Key' ? key : value)),
    () => dictionary.size,
  );
}

const automation = 'System.Management.Automation';

/** What dictionaries are that are generic by what they derive from: the types of their keys and values. */
const namedPairs: ReadonlyMap<string, readonly string[]> = new Map([
  [`${automation}.PSBoundParametersDictionary`, ['System.String', 'System.Object']],
  [
    `${automation}.RuntimeDefinedParameterDictionary`,
    ['System.String', `${automation}.RuntimeDefinedParameter`],
  ],
]);

/** The pairs of a dictionary, as an enumerator gives them. */
export function entriesOf(dictionary: Dictionary, context: NetContext): Iterable<Value> {
  const open = 'System.Collections.Generic.KeyValuePair`2';
  const named = namedPairs.get(dictionary.typeName);
  const args = /`2(\[\[.*\]\])$/.exec(dictionary.typeName)?.[1];
  const type =
    named !== undefined
      ? genericName(open, named)
      : args === undefined
        ? 'System.Collections.DictionaryEntry'
        : `${open}${args}`;
  return watched(dictionary, context, (key, value) => new DictionaryEntry(key, value, type));
}
