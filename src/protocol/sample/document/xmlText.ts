/** The text as it stands in XML, in elements and in attributes. */
export function escaped(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
    : text;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const root = 'http://schemas.microsoft.com/msus/2002/12/';

/** Namespaces of update documents by their customary prefix. */
export const namespaces = {
  upd: `${root}Update`,
  pub: `${root}Publishing`,
  bar: `${root}BaseApplicabilityRules`,
  lar: `${root}LogicalApplicabilityRules`,
  mar: `${root}MsiApplicabilityRules`,
  cat: `${root}UpdateHandlers/Category`,
  cmd: `${root}UpdateHandlers/CommandLineInstallation`,
  cbs: `${root}UpdateHandlers/Cbs`,
  msp: `${root}UpdateHandlers/WindowsInstaller`,
  wsi: `${root}UpdateHandlers/WindowsSetup`,
  drv: `${root}UpdateHandlers/WindowsDriver`,
} as const;

/** A customary prefix. */
export type Prefix = keyof typeof namespaces;

/** Declarations of the prefixes, with a space before each. */
export function declarations(prefixes: readonly Prefix[]): string {
  return prefixes.map((prefix) => ` xmlns:${prefix}="${namespaces[prefix]}"`).join('');
}
