import type { LocalizedText, UpdateHeader } from '../../../domain/updateHeader.ts';
import type { CatalogFacts } from '../catalog/catalogFacts.ts';
import type { ConfigItem } from '../catalog/configHistory.ts';
import { releaseDay } from '../calendarMonth.ts';
import { mix } from '../seededNumbers.ts';
import { english } from '../texts/english.ts';
import { french } from '../texts/french.ts';
import { german } from '../texts/german.ts';
import { japanese } from '../texts/japanese.ts';
import { filled } from '../texts/languageTexts.ts';
import type { DocumentPlan } from './documentPlan.ts';
import { publisherId } from './publisherId.ts';
import { declarations } from './xmlText.ts';

/** The document of a category or detectoid in one of its revisions. */
export function planConfigItem(facts: CatalogFacts, item: ConfigItem, revision: number): DocumentPlan {
  const { detectoid } = item;
  const titles = facts.config.titlesAt(item, revision);
  const common = {
    updateId: item.id,
    revision,
    publicationState: 'Published',
    created: creationDate(facts, item),
    defaultLanguage: 'en',
    explicitlyDeployable: false,
    kbArticleIds: [],
    bulletinIds: [],
    contentLanguages: [],
    prerequisites: item.prerequisites,
    supersedes: [],
    bundles: [],
    files: [],
    eulaFiles: [],
  } as const;
  const header: UpdateHeader =
    detectoid === undefined
      ? { ...common, ...categoryMembers(item), texts: categoryTexts(titles) }
      : {
          ...common,
          updateType: 'Detectoid',
          detectoidType: detectoid.type,
          texts: [{ language: 'en', title: detectoid.title }],
        };
  const rule = detectoid === undefined ? '<lar:True />' : `<bar:${detectoid.rule}${declarations(['bar'])} />`;
  return {
    header,
    clauses: item.prerequisites.map((clause) => ({
      ...clause,
      grouped: clause.isCategory || clause.anyOf.length > 1,
    })),
    publisherId,
    attributes: ` ExplicitlyDeployable="false" IsPublic="${detectoid === undefined}"`,
    installationBehavior: false,
    cveIds: [],
    uninstallNotes: {},
    fileDate: '',
    ...(detectoid === undefined ? { handlerData: categoryData(item) } : {}),
    prefixes: detectoid === undefined ? ['lar', 'cat'] : ['lar', 'bar'],
    rules: () =>
      `<upd:ApplicabilityRules><upd:IsInstalled>${rule}</upd:IsInstalled></upd:ApplicabilityRules>`,
    length: 0,
  };
}

function categoryMembers(
  item: ConfigItem,
): Pick<UpdateHeader, 'updateType' | 'handler' | 'categoryType' | 'excludedByDefault' | 'prohibitsUpdates'> {
  return {
    updateType: 'Category',
    handler: 'Category',
    ...(item.categoryType === undefined ? {} : { categoryType: item.categoryType }),
    excludedByDefault: item.excluded,
    prohibitsUpdates: prohibitsUpdates(item),
  };
}

function prohibitsUpdates({ categoryType }: ConfigItem): boolean {
  return categoryType === 'Company' || categoryType === 'ProductFamily';
}

function categoryData(item: ConfigItem): { readonly type: string; readonly xml: string } {
  const updates = prohibitsUpdates(item);
  return {
    type: 'cat:Category',
    xml: `<cat:CategoryInformation CategoryType="${item.categoryType ?? ''}" ProhibitsSubcategories="${!updates}" ProhibitsUpdates="${updates}" ExcludedByDefault="${item.excluded}" />`,
  };
}

/** Classifications have a name in each language; products are called the same everywhere. */
function categoryTexts(titles: Readonly<Record<string, string>>): readonly LocalizedText[] {
  return [english, german, french, japanese].map(({ language, category }) => {
    const title = titles[language] ?? titles['en'] ?? '';
    return { language, title, description: filled(category, { title }) };
  });
}

/** Some years before the catalog's first month, or the month in which the item arrived. */
function creationDate(facts: CatalogFacts, item: ConfigItem): string {
  const spread = mix(Number.parseInt(item.id.slice(0, 8), 16)) % (12 * 12);
  const month = item.introduced > 0 ? facts.start + item.introduced : facts.start - 40 - spread;
  return new Date(releaseDay(month) - 3_600_000).toISOString();
}
