import { systemArrayType } from './collections/arrayType.ts';
import { collectionViewType, entryType, enumeratorType } from './collections/collectionViewType.ts';
import { stringComparerType } from './text/comparers.ts';
import { dateTimeType } from './time/dateType.ts';
import { genericDictionary, legacyDictionary, orderedHashtableType } from './collections/dictionaryTypes.ts';
import { dbNullType } from './dbNullType.ts';
import { delegateType } from './delegateTypes.ts';
import { enumTypes } from './enums/enumTypes.ts';
import { exceptionBases, exceptionType } from './exceptions/exceptionType.ts';
import { guidType, versionType } from './idTypes.ts';
import { semanticVersionType } from './semanticVersionType.ts';
import { genericDelegates, genericInterfaces, interfaceNames } from './interfaces.ts';
import { arrayListPart, arrayListType, arrayListWrappers } from './collections/arrayListType.ts';
import { listType, readOnlyListType } from './collections/listTypes.ts';
import { NetType } from './netType.ts';
import { numberType } from './numbers/numberTypes.ts';
import { objectType } from './objectType.ts';
import { customObjectType, psObjectMembers } from './psObjectTypes.ts';
import { groupType, matchType, regexType } from './text/regexTypes.ts';
import { bitConverterType } from './numbers/bitConverterType.ts';
import { activatorType } from './reflection/activatorType.ts';
import { assemblyTypes } from './reflection/assemblyTypes.ts';
import { reflectedTypes } from './reflection/memberTypes.ts';
import { enumBaseType, runtimeTypeType, typeType } from './runtimeTypes.ts';
import { booleanType, charType, switchType } from './numbers/scalarTypes.ts';
import { scriptBlockType } from './scriptBlockType.ts';
import { stringType } from './text/stringType.ts';
import { timeSpanType } from './time/timeSpanType.ts';
import { emptyFacts } from './typeBuilder.ts';
import { libraryTypes, libraryGenerics } from './libraryTypes.ts';

/** Makes a type when it is first asked for. */
export type TypeMaker = () => NetType;

/** Makes a generic type of its arguments. */
export type GenericMaker = (fullName: string, args: readonly string[]) => NetType;

const plain = (fullName: string, base = 'System.Object'): [string, TypeMaker] => [
  fullName,
  () => new NetType(emptyFacts(fullName, base)),
];

const numbers = [
  ...(['System.Int32', 'System.Int64', 'System.Double', 'System.Single', 'System.Decimal'] as const),
  ...([
    'System.SByte',
    'System.Byte',
    'System.Int16',
    'System.UInt16',
    'System.UInt32',
    'System.UInt64',
  ] as const),
  'System.Numerics.BigInteger' as const,
];

const regexSpace = 'System.Text.RegularExpressions';

const all: readonly (readonly [string, TypeMaker])[] = [
  ['System.Object', () => objectType],
  plain('System.ValueType'),
  plain('System.Void', 'System.ValueType'),
  plain('System.Delegate'),
  plain('System.MarshalByRefObject'),
  ['System.DBNull', dbNullType],
  ['System.Action', () => delegateType('System.Action', [])],
  plain(`${regexSpace}.MatchEvaluator`, 'System.Delegate'),
  ['System.EventHandler', () => delegateType('System.EventHandler', [])],
  ['System.Management.Automation.PSObject', psObjectMembers],
  ['System.Management.Automation.PSCustomObject', customObjectType],
  plain('System.Management.Automation.PSReference'),
  plain('System.Management.Automation.PSReference`1', 'System.Management.Automation.PSReference'),
  ['System.Array', systemArrayType],
  ['System.Enum', enumBaseType],
  ['System.Type', typeType],
  ['System.RuntimeType', runtimeTypeType],
  ['System.String', stringType],
  ['System.Boolean', booleanType],
  ['System.Char', charType],
  ...numbers.map((name) => [name, () => numberType(name)] satisfies [string, TypeMaker]),
  ['System.DateTime', dateTimeType],
  ['System.TimeSpan', timeSpanType],
  ['System.Guid', guidType],
  ['System.Version', versionType],
  ['System.Management.Automation.SemanticVersion', semanticVersionType],
  ['System.BitConverter', bitConverterType],
  ['System.StringComparer', stringComparerType],
  plain('System.CultureAwareComparer', 'System.StringComparer'),
  plain('System.OrdinalCaseSensitiveComparer', 'System.StringComparer'),
  plain('System.OrdinalIgnoreCaseComparer', 'System.StringComparer'),
  ['System.Collections.ArrayList', arrayListType],
  plain(arrayListPart, 'System.Collections.ArrayList'),
  ...arrayListWrappers.map((wrapper) =>
    plain(`System.Collections.ArrayList+${wrapper}ArrayList`, 'System.Collections.ArrayList'),
  ),
  ['System.Management.Automation.OrderedHashtable', orderedHashtableType],
  ...[
    'Hashtable',
    'SortedList',
    'ListDictionaryInternal',
    'Specialized.OrderedDictionary',
    'Specialized.ListDictionary',
    'Specialized.HybridDictionary',
  ].map(
    (name) =>
      [`System.Collections.${name}`, () => legacyDictionary(`System.Collections.${name}`)] satisfies [
        string,
        TypeMaker,
      ],
  ),
  ...[
    'Hashtable+KeyCollection',
    'Hashtable+ValueCollection',
    'Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection',
    'Generic.Dictionary`2+KeyCollection',
    'Generic.Dictionary`2+ValueCollection',
    'Generic.SortedDictionary`2+KeyCollection',
    'Generic.SortedDictionary`2+ValueCollection',
    'Generic.SortedList`2+KeyCollection',
    'Generic.SortedList`2+ValueCollection',
  ].map(
    (name) =>
      [
        `System.Collections.${name}`,
        () => collectionViewType(`System.Collections.${name}`, /^Specialized|SortedList/.test(name)),
      ] satisfies [string, TypeMaker],
  ),
  ...[
    'System.ArrayEnumerator',
    'System.Management.Automation.RangeEnumerator',
    'System.CharEnumerator',
    'System.Collections.Generic.List`1+Enumerator',
    'System.Collections.Generic.Dictionary`2+Enumerator',
    'System.Collections.Hashtable+HashtableEnumerator',
  ].map((name) => [name, () => enumeratorType(name)] satisfies [string, TypeMaker]),
  ['System.Collections.DictionaryEntry', () => entryType('System.Collections.DictionaryEntry')],
  [
    'System.Collections.ObjectModel.Collection`1',
    () => listType('System.Collections.ObjectModel.Collection`1', ['System.Object']),
  ],
  [
    'System.Collections.ObjectModel.ReadOnlyCollection`1',
    () => readOnlyListType('System.Collections.ObjectModel.ReadOnlyCollection`1', ['System.Object']),
  ],
  [`${regexSpace}.Regex`, regexType],
  [`${regexSpace}.Match`, matchType],
  [`${regexSpace}.Group`, () => groupType('Group')],
  [`${regexSpace}.Capture`, () => groupType('Capture')],
  ...['MatchCollection', 'GroupCollection', 'CaptureCollection'].map(
    (name) =>
      [`${regexSpace}.${name}`, () => collectionViewType(`${regexSpace}.${name}`, true, true)] satisfies [
        string,
        TypeMaker,
      ],
  ),
  ['System.Management.Automation.SwitchParameter', switchType],
  ['System.Management.Automation.ScriptBlock', scriptBlockType],
  ...enumTypes,
  ...exceptionBases().map(
    ([name, base]) => [name, () => exceptionType(name, base)] satisfies [string, TypeMaker],
  ),
  ...interfaceNames.map(
    ([name, extended]) => [name, () => interfaceType(name, extended)] satisfies [string, TypeMaker],
  ),
  ...libraryTypes,
  ...reflectedTypes,
  ...assemblyTypes,
  ['System.Activator', activatorType],
];

function interfaceType(fullName: string, interfaces: readonly string[]): NetType {
  return new NetType({ ...emptyFacts(fullName, null), kind: 'interface', interfaces });
}

/** Types that come with the product, by lower-case full name. */
export const builtInTypes: ReadonlyMap<string, TypeMaker> = new Map(
  all.map(([name, make]) => [name.toLowerCase(), make]),
);

const generic: readonly (readonly [string, GenericMaker])[] = [
  ['System.Collections.Generic.List`1', listType],
  ['System.Collections.ObjectModel.Collection`1', listType],
  ['System.Collections.ObjectModel.ObservableCollection`1', listType],
  ['System.Collections.ObjectModel.ReadOnlyCollection`1', readOnlyListType],
  ['System.Collections.Generic.Dictionary`2', genericDictionary],
  ['System.Collections.Generic.SortedDictionary`2', genericDictionary],
  ['System.Collections.Generic.SortedList`2', genericDictionary],
  ['System.Collections.Generic.OrderedDictionary`2', genericDictionary],
  ['System.Collections.Concurrent.ConcurrentDictionary`2', genericDictionary],
  ['System.Collections.Generic.KeyValuePair`2', entryType],
  [
    'System.Nullable`1',
    (fullName, args) =>
      new NetType({ ...emptyFacts(fullName, 'System.ValueType'), kind: 'struct', genericArguments: args }),
  ],
  ...genericInterfaces.map(
    (name) =>
      [
        name,
        (fullName: string, args: readonly string[]) =>
          new NetType({
            ...emptyFacts(fullName, null),
            kind: 'interface',
            genericArguments: args,
            interfaces: name.startsWith('System.Collections.') ? ['System.Collections.IEnumerable'] : [],
          }),
      ] satisfies [string, GenericMaker],
  ),
  ...genericDelegates.map((name) => [name, delegateType] satisfies [string, GenericMaker]),
  ...libraryGenerics,
];

/** Generic types by lower-case full name, as ``system.nullable`1``. */
export const genericTypes: ReadonlyMap<string, { readonly name: string; readonly make: GenericMaker }> =
  new Map(generic.map(([name, make]) => [name.toLowerCase(), { name, make }]));

/** Whether a name, as ``List`1`` with or without `System.`, is one of a generic type. */
export function isGenericType(name: string): boolean {
  const key = name.toLowerCase();
  return genericTypes.has(key) || genericTypes.has(`system.${key}`);
}
