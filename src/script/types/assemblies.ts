const core = 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e';
const automation =
  'System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35';
const runtimeKey = 'Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a';

/** Types that live neither in the core library nor in PowerShell itself, with their assembly. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['System.Collections.Generic.Stack`1', 'System.Collections'],
  ['System.Collections.Generic.LinkedList`1', 'System.Collections'],
  ['System.Collections.Generic.LinkedListNode`1', 'System.Collections'],
  ['System.Collections.Generic.PriorityQueue`2', 'System.Collections'],
  ['System.Collections.Generic.SortedDictionary`2', 'System.Collections'],
  ['System.Collections.Generic.SortedList`2', 'System.Collections'],
  ['System.Collections.Generic.SortedSet`1', 'System.Collections'],
  ['System.Collections.Stack', 'System.Collections.NonGeneric'],
  ['System.Collections.Queue', 'System.Private.CoreLib'],
  ['System.Text.RegularExpressions.Regex', 'System.Text.RegularExpressions'],
  ['System.Text.RegularExpressions.Match', 'System.Text.RegularExpressions'],
  ['System.Numerics.BigInteger', 'System.Runtime.Numerics'],
  ['System.Uri', 'System.Private.Uri'],
  ['System.Xml.XmlDocument', 'System.Private.Xml'],
  ['System.Xml.XmlElement', 'System.Private.Xml'],
  ['System.Xml.XmlNode', 'System.Private.Xml'],
]);

/** The assembly that a type is in, as an assembly-qualified name carries it. */
export function assemblyOf(fullName: string): string {
  if (fullName.startsWith('System.Management.Automation')) return automation;
  const open = fullName.split('[[')[0] ?? fullName;
  const other = elsewhere.get(open);
  return other === undefined || other === 'System.Private.CoreLib' ? core : `${other}, ${runtimeKey}`;
}

/** Full name of a generic type with its arguments, as Type.FullName has it. */
export function genericName(open: string, args: readonly string[]): string {
  return `${open}[${args.map((name) => `[${name}, ${assemblyOf(name)}]`).join(',')}]`;
}
