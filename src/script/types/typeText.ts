/** Full name of a type as Type.ToString() writes it: type arguments without their assemblies. */
export function typeText(fullName: string): string {
  return fullName.includes('[[')
    ? fullName
        .replaceAll(/, [^,[\]]+, Version=[^,\]]+, Culture=[^,\]]+, PublicKeyToken=[^,\]]+/g, '')
        .replaceAll('[[', '[')
        .replaceAll(']]', ']')
        .replaceAll('],[', ',')
    : fullName;
}

/** Names that PowerShell writes in place of full ones. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['System.String', 'string'],
  ['System.Char', 'char'],
  ['System.Boolean', 'bool'],
  ['System.Int32', 'int'],
  ['System.Int64', 'long'],
  ['System.Double', 'double'],
  ['System.Single', 'float'],
  ['System.Decimal', 'decimal'],
  ['System.Byte', 'byte'],
  ['System.SByte', 'sbyte'],
  ['System.Int16', 'short'],
  ['System.UInt16', 'ushort'],
  ['System.UInt32', 'uint'],
  ['System.UInt64', 'ulong'],
  ['System.Numerics.BigInteger', 'bigint'],
  ['System.Void', 'void'],
  ['System.Guid', 'guid'],
  ['System.DateTime', 'datetime'],
  ['System.TimeSpan', 'timespan'],
  ['System.Version', 'version'],
  ['System.Uri', 'uri'],
  ['System.Type', 'type'],
  ['System.Array', 'array'],
  ['System.Collections.Hashtable', 'hashtable'],
  ['System.Xml.XmlDocument', 'xml'],
  ['System.Text.RegularExpressions.Regex', 'regex'],
  ['System.Net.IPAddress', 'ipaddress'],
  ['System.Net.IPEndPoint', 'IPEndpoint'],
  ['System.Net.Mail.MailAddress', 'mailaddress'],
  ['System.Globalization.CultureInfo', 'cultureinfo'],
  ['System.Security.SecureString', 'securestring'],
  ['System.Management.Automation.PSCredential', 'pscredential'],
  ['System.Management.Automation.PSObject', 'psobject'],
  ['System.Management.Automation.ScriptBlock', 'scriptblock'],
  ['System.Management.Automation.SwitchParameter', 'switch'],
  ['System.Management.Automation.PSReference', 'ref'],
  ['System.Management.Automation.WildcardPattern', 'WildcardPattern'],
  ['System.Management.Automation.PSVariable', 'psvariable'],
  ['System.Management.Automation.PSModuleInfo', 'psmoduleinfo'],
  ['System.Management.Automation.PowerShell', 'powershell'],
  ['System.Management.Automation.PSPrimitiveDictionary', 'psprimitivedictionary'],
]);

/** A type as PowerShell writes it in a text and in the definition of a member: accelerators, type arguments in brackets. */
export function typeDisplay(fullName: string): string {
  return displayOf(typeText(fullName));
}

function displayOf(text: string): string {
  const array = /^(.*?)((?:\[,*\])+)$/.exec(text);
  if (array !== null) return displayOf(array[1] ?? '') + (array[2] ?? '');
  const generic = /^([^`[\]]+)`\d+\[(.*)\]$/.exec(text);
  if (generic === null) return shortNames.get(text) ?? text;
  const args = splitArguments(generic[2] ?? '').map(displayOf);
  return generic[1] === 'System.Nullable' && args.length === 1
    ? `System.Nullable[${args.join(',')}]`
    : `${generic[1] ?? ''}[${args.join(',')}]`;
}

/** Cuts type arguments at the commas outside brackets. */
export function splitArguments(text: string): string[] {
  if (text === '') return [];
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '[') depth++;
    if (char === ']') depth--;
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}
