import type { BundleClause, UpdateHeader } from '../../../domain/updateHeader.ts';
import { monthOf } from '../calendarMonth.ts';
import { bundledPositions } from '../catalog/bundleLayout.ts';
import type { CatalogFacts } from '../catalog/catalogFacts.ts';
import { firstUpdateRevision } from '../catalog/catalogFacts.ts';
import type { CatalogState } from '../catalog/catalogState.ts';
import { at } from '../catalog/catalogState.ts';
import type { UnitVersion } from '../catalog/unitHistory.ts';
import { supersededUnits, unitVersion } from '../catalog/unitHistory.ts';
import type { SampleContents } from '../sampleContents.ts';
import { mix, SeededNumbers } from '../seededNumbers.ts';
import { applicabilityRules } from './applicabilityRules.ts';
import type { DocumentPlan } from './documentPlan.ts';
import { intendedLength } from './documentSize.ts';
import { driverRules } from './driverRules.ts';
import { handlerData } from './handlerData.ts';
import { publisherId } from './publisherId.ts';
import type { UnitFacts } from './unitFacts.ts';
import { englishTitle, topTexts, uninstallNotes, unitFacts } from './unitFacts.ts';
import { licenseOf, updateFiles } from './updateFiles.ts';

/** Whether the update with that ordinal ever had the revision. */
export function hasRevision(state: CatalogState, ordinal: number, revision: number): boolean {
  const latest = latestRevision(state, ordinal);
  return Number.isInteger(revision) && revision >= firstUpdateRevision && revision <= latest;
}

/** The newest revision of the update with that ordinal. */
export function latestRevision(state: CatalogState, ordinal: number): number {
  const unit = at(state.unitOf, ordinal);
  const top = at(state.firstOrdinal, unit) === ordinal;
  return firstUpdateRevision + at(top ? state.edits : state.repackagings, unit);
}

/** The document of an update in one of its revisions. */
export function planUpdate(
  facts: CatalogFacts,
  contents: SampleContents,
  state: CatalogState,
  ordinal: number,
  revision: number,
): DocumentPlan {
  const unit = unitFacts(facts, state, at(state.unitOf, ordinal));
  const edits = revision - firstUpdateRevision;
  const isTop = ordinal === unit.firstOrdinal;
  const version: UnitVersion = isTop
    ? unitVersion(state, unit.unit, edits)
    : { repackagings: edits, expired: false };
  const carriesFiles = isTop ? unit.layout.children.length === 0 : isLeaf(unit, ordinal);
  const files = carriesFiles ? updateFiles(facts, contents, unit, ordinal, version.repackagings) : [];
  const handler = carriesFiles ? unit.kind.handler : undefined;
  const data = handler === undefined ? undefined : handlerData(handler, files[0]?.name ?? '');
  const isDriver = unit.kind.handler === 'WindowsDriver';
  const clauses = isTop ? unit.series.requirements.top : unit.series.requirements.child;
  const header: UpdateHeader = {
    updateId: facts.ids.guidOf(ordinal),
    revision,
    updateType: isDriver ? 'Driver' : 'Software',
    publicationState: version.expired ? 'Expired' : 'Published',
    created: new Date(unit.created).toISOString(),
    defaultLanguage: 'en',
    kbArticleIds: [],
    bulletinIds: [],
    contentLanguages: carriesFiles ? ['en', 'de', 'fr', 'ja'] : [],
    ...(isTop ? topMembers(facts, contents, state, unit, version) : childMembers(unit, ordinal)),
    ...(handler === undefined ? {} : { handler }),
    ...(carriesFiles ? { maxDownloadSize: files.reduce((sum, { size }) => sum + size, 0) } : {}),
    prerequisites: clauses.map(({ anyOf, isCategory }) => ({ anyOf, isCategory })),
    bundles: bundles(facts, unit, ordinal, version.repackagings),
    files,
  };
  const numbers = new SeededNumbers(facts.seed, ordinal, 31);
  return {
    header,
    clauses,
    publisherId,
    attributes: isTop ? ` AutoSelectOnWebSites="${unit.kind.security === true}" IsPublic="false"` : '',
    installationBehavior: carriesFiles,
    cveIds: isTop && unit.kind.security === true ? cveIds(facts, unit) : [],
    uninstallNotes: isTop ? uninstallNotes(unit) : {},
    fileDate: new Date(unit.created - 3_600_000).toISOString().replace(/\.\d+/, ''),
    ...(data === undefined ? {} : { handlerData: data }),
    prefixes: isDriver ? ['drv'] : ['bar', 'lar', ...(data === undefined ? [] : [data.prefix])],
    rules: (length) => {
      if (isDriver) return driverRules(numbers, unit, length);
      return carriesFiles || length > leastRules ? applicabilityRules(numbers, length) : '';
    },
    length: intendedLength(facts.seed, ordinal),
  };
}

/** Bundles without room for more have no rules at all, as real ones. */
const leastRules = 600;

type RoleMembers = Pick<
  UpdateHeader,
  | 'texts'
  | 'explicitlyDeployable'
  | 'supersedes'
  | 'eulaFiles'
  | 'eulaId'
  | 'msrcSeverity'
  | 'osUpgrade'
  | 'browseOnly'
  | 'isBeta'
  | 'supportUrl'
  | 'moreInfoUrl'
> &
  Partial<Pick<UpdateHeader, 'kbArticleIds' | 'bulletinIds'>>;

function topMembers(
  facts: CatalogFacts,
  contents: SampleContents,
  state: CatalogState,
  unit: UnitFacts,
  version: UnitVersion,
): RoleMembers {
  const { kind, series, article } = unit;
  const url = `https://support.microsoft.com/help/${article}`;
  const isDriver = kind.handler === 'WindowsDriver';
  const luck = mix(facts.seed, unit.unit, 23);
  const bulletin = `MS${String(new Date(unit.created).getUTCFullYear() % 100)}-${String((luck % 150) + 1).padStart(3, '0')}`;
  return {
    texts: topTexts(facts, unit, version),
    explicitlyDeployable: true,
    supersedes: supersededUnits(state, unit.unit, kind.supersedes).map((before) =>
      facts.ids.guidOf(at(state.firstOrdinal, before)),
    ),
    kbArticleIds: isDriver ? [] : [fixedArticles[series.kind] ?? article],
    bulletinIds: kind.security === true && luck % 5 === 0 ? [bulletin] : [],
    ...(kind.security === true ? { msrcSeverity: severities[luck % severities.length] ?? 'Important' } : {}),
    ...(kind.license === true ? licenseOf(facts, contents, series.kind) : { eulaFiles: [] }),
    ...(series.kind === 'featureUpdate' ? { osUpgrade: 'swap' } : {}),
    ...(series.kind === 'preview' ? { browseOnly: true } : {}),
    isBeta: false,
    supportUrl: url,
    moreInfoUrl: url,
  };
}

const fixedArticles: Readonly<Record<string, string>> = {
  definition: '2267602',
  platform: '4052623',
  removalTool: '890830',
};

const severities = ['Critical', 'Important', 'Important', 'Important', 'Moderate', 'Low'] as const;

function childMembers(unit: UnitFacts, ordinal: number): RoleMembers {
  const position = ordinal - unit.firstOrdinal;
  const role = isLeaf(unit, ordinal) ? `Package ${position}` : `HIDDEN: Group ${position}`;
  return {
    texts: [{ language: 'en', title: `${role} of ${englishTitle(unit)}` }],
    explicitlyDeployable: false,
    supersedes: [],
    eulaFiles: [],
  };
}

function isLeaf(unit: UnitFacts, ordinal: number): boolean {
  return unit.layout.children[ordinal - unit.firstOrdinal - 1]?.leaf === true;
}

function bundles(
  facts: CatalogFacts,
  unit: UnitFacts,
  ordinal: number,
  repackagings: number,
): readonly BundleClause[] {
  return bundledPositions(unit.layout, ordinal - unit.firstOrdinal).map((group) => ({
    anyOf: group.map((position) => ({
      updateId: facts.ids.guidOf(unit.firstOrdinal + position),
      revision: firstUpdateRevision + repackagings,
    })),
  }));
}

function cveIds(facts: CatalogFacts, unit: UnitFacts): readonly string[] {
  const numbers = new SeededNumbers(facts.seed, unit.unit, 24);
  const year = Math.floor(monthOf(unit.created) / 12);
  const first = 20_000 + numbers.below(40_000);
  return Array.from({ length: numbers.between(1, 8) }, (_, index) => `CVE-${year}-${first + index * 3}`);
}
