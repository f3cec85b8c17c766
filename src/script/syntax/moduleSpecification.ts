const members = ['modulename', 'moduleversion', 'maximumversion', 'requiredversion', 'guid'];

/** What is wrong with a table that describes a module, in PowerShell's words; null for a right one. */
export function specificationProblem(table: ReadonlyMap<string, string>): string | null {
  const given = (name: string): string | undefined =>
    [...table].find(([key]) => key.toLowerCase() === name)?.[1];
  for (const name of ['moduleversion', 'requiredversion']) {
    const version = given(name);
    if (version !== undefined && !/^\d+(?:\.\d+){1,3}$/.test(version))
      return `Cannot convert value "${version}" to type "System.Version". Error: "${versionProblem(version)}"`;
  }
  const guid = given('guid');
  if (guid !== undefined && !/^\{?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}\}?$/i.test(guid))
    return `Cannot convert value "${guid}" to type "System.Guid". Error: "Unrecognized Guid format."`;
  const wrong = [...table.keys()].filter((key) => !members.includes(key.toLowerCase()));
  if (wrong.length > 0)
    return `The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ModuleVersion, RequiredVersion, GUID). Remove the members that are not valid (${wrong.map((key) => `'${key}'`).join(', ')}), then try again.`;
  if ((given('modulename') ?? '') === '')
    return "The 'ModuleName' member does not exist in the hashtable that describes this module.";
  const versions = ['ModuleVersion', 'MaximumVersion', 'RequiredVersion'].filter(
    (name) => given(name.toLowerCase()) !== undefined,
  );
  if (versions.length === 0)
    return "The 'ModuleVersion', 'MaximumVersion' and 'RequiredVersion' members do not exist in the hashtable that describes this module. One of these three members must exist, and be assigned a version number in the format 'n.n.n.n'.";
  if (versions.length > 1 && versions.includes('RequiredVersion'))
    return `The parameters ${versions[0] ?? ''} and RequiredVersion cannot be used together. Please specify only one parameter.`;
  return null;
}

function versionProblem(version: string): string {
  return /^[^.]*$|(?:\.[^.]*){4}/.test(version)
    ? "Version string portion was too short or too long. (Parameter 'input')"
    : `The input string '${version.split('.').find((part) => !/^\d+$/.test(part)) ?? ''}' was not in a correct format.`;
}

/** The members of a table as they are written. */
export function tableIn(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/(\w+)\s*=\s*("[^"]*"|'[^']*'|[^;}\s]+)/g);
  return new Map(
    Array.from(found, ([, key = '', value = '']) => [key, value.replace(/^["'](.*)["']$/, '$1')]),
  );
}
