import { baseChain } from '../lookup.ts';
import type { NetType, TypeResolver } from '../netType.ts';

const listed = new Set(
  (
    'Object String Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime DateTimeOffset ' +
    'TimeSpan Guid Version Uri DBNull IntPtr UIntPtr Enum ValueType Array Delegate EventHandler StringComparer TimeZoneInfo ValueTuple ' +
    'Numerics.BigInteger Text.StringBuilder Net.Cookie Net.CookieCollection Net.CookieContainer Management.Automation.PSCredential ' +
    'Collections.ArrayList Collections.BitArray Collections.Comparer Collections.DictionaryEntry Collections.Hashtable ' +
    'Collections.ListDictionaryInternal Collections.Queue Collections.SortedList Collections.Stack ' +
    'Collections.Specialized.HybridDictionary Collections.Specialized.ListDictionary Collections.Specialized.OrderedDictionary ' +
    'Action Text.RegularExpressions.MatchEvaluator'
  )
    .split(' ')
    .map((name) => `System.${name}`),
);

/** Generic types of these namespaces, but for interfaces. */
const generics =
  /^System\.(?:Collections\.(?:Generic|ObjectModel)\.\w+|Nullable|Tuple|ValueTuple|Func|Action|Predicate|Comparison|Converter)`/;

/** Exceptions of .NET itself. */
const ownExceptions = /^System\.(?!Management\.Automation\.|Net\.Http\.|DirectoryServices\.)/;

const isArray = (fullName: string): boolean => fullName.endsWith(']') && !fullName.endsWith(']]');

/** Whether .NET marks a type as one that can be serialized: enums, arrays, delegates, its older types. */
export function isSerializable(type: NetType, types: TypeResolver): boolean {
  const { fullName, facts } = type;
  if (facts.kind === 'interface') return false;
  if (facts.kind === 'enum' || isArray(fullName)) return true;
  if (listed.has(fullName) || generics.test(fullName)) return true;
  return (
    ownExceptions.test(fullName) &&
    baseChain(type, types).some((each) => each.fullName === 'System.Exception')
  );
}
