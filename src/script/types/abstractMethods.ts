/** Methods with the types of their parameters that a class has to have where it names an interface or derives from a class of .NET that leaves them out. */
export const abstractMethods: ReadonlyMap<string, readonly (readonly [string, readonly string[]])[]> =
  new Map([
    ['System.ICloneable', [['Clone', []]]],
    ['System.IComparable', [['CompareTo', ['System.Object']]]],
    ['System.IComparable`1', [['CompareTo', ['0']]]],
    ['System.IDisposable', [['Dispose', []]]],
    ['System.IEquatable`1', [['Equals', ['0']]]],
    ['System.IFormatProvider', [['GetFormat', ['System.Type']]]],
    ['System.IFormattable', [['ToString', ['System.String', 'System.IFormatProvider']]]],
    ['System.Collections.IComparer', [['Compare', ['System.Object', 'System.Object']]]],
    ['System.Collections.IEnumerable', [['GetEnumerator', []]]],
    [
      'System.Collections.IEqualityComparer',
      [
        ['Equals', ['System.Object', 'System.Object']],
        ['GetHashCode', ['System.Object']],
      ],
    ],
    ['System.Collections.Generic.IComparer`1', [['Compare', ['0', '0']]]],
    [
      'System.Collections.Generic.IEqualityComparer`1',
      [
        ['Equals', ['0', '0']],
        ['GetHashCode', ['0']],
      ],
    ],
    ['System.Management.Automation.IValidateSetValuesGenerator', [['GetValidValues', []]]],
    [
      'System.Management.Automation.ArgumentTransformationAttribute',
      [['Transform', ['System.Management.Automation.EngineIntrinsics', 'System.Object']]],
    ],
    [
      'System.Management.Automation.ValidateArgumentsAttribute',
      [['Validate', ['System.Object', 'System.Management.Automation.EngineIntrinsics']]],
    ],
    [
      'System.Management.Automation.ValidateEnumeratedArgumentsAttribute',
      [['ValidateElement', ['System.Object']]],
    ],
  ]);
