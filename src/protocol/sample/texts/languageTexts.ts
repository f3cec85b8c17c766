import type { UpdateKind, UpdateKindFacts } from '../catalog/updateKinds.ts';

/** Everything the sample catalog says in one language. Braces hold what is filled in. */
export interface LanguageTexts {
  readonly language: 'en' | 'de' | 'fr' | 'ja';
  /** `{month}`, `{subject}`, `{arch}`, `{kb}`, `{version}`. */
  readonly titles: Readonly<Record<UpdateKind, string>>;
  readonly descriptions: Readonly<Record<UpdateKindFacts['description'], string>>;
  /** `{month}`: added to the description of an update that was published again. */
  readonly revised: string;
  readonly uninstallNotes: string;
  /** `{title}`. */
  readonly category: string;
}

/** The text with every `{name}` replaced by its value. */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
