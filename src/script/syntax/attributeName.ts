/** Name of an attribute of .NET or PowerShell in lower case, without its namespace and the ending `Attribute`, which a script may leave out. */
export function plainAttributeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:system\.management\.automation\.|system\.)/, '')
    .replace(/attribute$/, '');
}
