/** Interfaces by full name, with those they extend. */
export const interfaceNames: readonly (readonly [string, readonly string[]])[] = [
  ['System.ICloneable', []],
  ['System.IComparable', []],
  ['System.IConvertible', []],
  ['System.IDisposable', []],
  ['System.IFormatProvider', []],
  ['System.IFormattable', []],
  ['System.ISpanFormattable', ['System.IFormattable']],
  ['System.Collections.IEnumerable', []],
  ['System.Collections.ICollection', ['System.Collections.IEnumerable']],
  ['System.Collections.IList', ['System.Collections.ICollection', 'System.Collections.IEnumerable']],
  ['System.Collections.IDictionary', ['System.Collections.ICollection', 'System.Collections.IEnumerable']],
  ['System.Collections.IEnumerator', []],
  ['System.Collections.IDictionaryEnumerator', ['System.Collections.IEnumerator']],
  ['System.Collections.IComparer', []],
  ['System.Collections.IEqualityComparer', []],
  ['System.Collections.IStructuralComparable', []],
  ['System.Collections.IStructuralEquatable', []],
  ['System.Reflection.ICustomAttributeProvider', []],
  ['System.Collections.Specialized.IOrderedDictionary', ['System.Collections.IDictionary']],
  ['System.Xml.XPath.IXPathNavigable', []],
];

/** Generic interfaces by full name. */
export const genericInterfaces: readonly string[] = [
  ...['System.IComparable`1', 'System.IEquatable`1'],
  ...[
    'IEnumerable`1',
    'ICollection`1',
    'IList`1',
    'IReadOnlyCollection`1',
    'IReadOnlyList`1',
    'ISet`1',
    'IComparer`1',
  ],
  ...['IEqualityComparer`1', 'IDictionary`2', 'IReadOnlyDictionary`2', 'IEnumerator`1'],
].map((name) => (name.startsWith('System.') ? name : `System.Collections.Generic.${name}`));

/** Types of methods that can be handed over, by full name; a script block is made one. */
export const genericDelegates: readonly string[] = [
  ...[
    'Action`1',
    'Action`2',
    'Action`3',
    'Func`1',
    'Func`2',
    'Func`3',
    'Func`4',
    'Predicate`1',
    'Comparison`1',
  ],
  ...['Converter`2', 'EventHandler`1'],
].map((name) => `System.${name}`);
