import type { UpdateFile } from '../../../domain/updateHeader.ts';
import type { CatalogFacts } from '../catalog/catalogFacts.ts';
import type { UpdateKind } from '../catalog/updateKinds.ts';
import { GuidCipher } from '../guidCipher.ts';
import type { SampleContents } from '../sampleContents.ts';
import { licenseLanguages } from '../sampleContents.ts';
import { mix } from '../seededNumbers.ts';
import type { UnitFacts } from './unitFacts.ts';

/** Files of the update with that ordinal after so many repackagings. */
export function updateFiles(
  facts: CatalogFacts,
  contents: SampleContents,
  unit: UnitFacts,
  ordinal: number,
  repackagings: number,
): readonly UpdateFile[] {
  const { kind, series, article } = unit;
  const tag = mix(facts.seed, ordinal, repackagings).toString(16).padStart(8, '0');
  return kind.files.map((extension, index) => {
    // Odd factors: small catalogs use every content once before any repeats.
    const number = ordinal * 2 + index + repackagings * 1023;
    const name = `${series.kind.toLowerCase()}-kb${article}-${series.architecture}_${tag}.${extension}`;
    return {
      name,
      ...contents.updateFile(number),
      patchingType: extension === 'psf' ? 'Express' : 'SelfContained',
    };
  });
}

/** License of a kind of updates: its id and its files, one a language. */
export function licenseOf(
  facts: CatalogFacts,
  contents: SampleContents,
  kind: UpdateKind,
): { readonly eulaId: string; readonly eulaFiles: readonly UpdateFile[] } {
  const license = Math.max(0, licensed.indexOf(kind));
  const eulaFiles = licenseLanguages.map((language) => ({
    name: `eula_${language}.txt`,
    ...contents.license(license, language),
    language,
  }));
  return { eulaId: new GuidCipher(facts.seed, 3).guidOf(license), eulaFiles };
}

const licensed: readonly UpdateKind[] = ['featureUpdate', 'sqlServicePack', 'featurePack'];
