import type { LocalizedText } from '../../../domain/updateHeader.ts';
import { monthLabel, monthOf, releaseDay } from '../calendarMonth.ts';
import type { BundleLayout } from '../catalog/bundleLayout.ts';
import type { CatalogFacts } from '../catalog/catalogFacts.ts';
import type { CatalogState } from '../catalog/catalogState.ts';
import { at, layoutOf } from '../catalog/catalogState.ts';
import type { Series } from '../catalog/seriesTable.ts';
import type { UnitVersion } from '../catalog/unitHistory.ts';
import type { UpdateKindFacts } from '../catalog/updateKinds.ts';
import { updateKinds } from '../catalog/updateKinds.ts';
import { mix } from '../seededNumbers.ts';
import { english } from '../texts/english.ts';
import { french } from '../texts/french.ts';
import { german } from '../texts/german.ts';
import { japanese } from '../texts/japanese.ts';
import type { LanguageTexts } from '../texts/languageTexts.ts';
import { filled } from '../texts/languageTexts.ts';

/** What all documents of a unit share. */
export interface UnitFacts {
  readonly unit: number;
  readonly firstOrdinal: number;
  readonly series: Series;
  readonly kind: UpdateKindFacts;
  readonly layout: BundleLayout;
  /** Creation, ms UTC. */
  readonly created: number;
  /** Number of the Knowledge Base article. */
  readonly article: string;
  /** What the braces of the texts are filled with. */
  readonly values: Readonly<Record<string, string>>;
}

/** Collects what the documents of a unit share. */
export function unitFacts(facts: CatalogFacts, state: CatalogState, unit: number): UnitFacts {
  const series = facts.series(at(state.series, unit));
  const kind: UpdateKindFacts = updateKinds[series.kind];
  const created = creationTime(facts, state, unit);
  const month = monthOf(created);
  const article = String(5_030_000 + ((unit * 3 + (mix(facts.seed, 21) % 1000)) % 69_000));
  const version = kind.version?.(at(state.sequence, unit), month - january2020) ?? '';
  return {
    unit,
    firstOrdinal: at(state.firstOrdinal, unit),
    series,
    kind,
    layout: layoutOf(facts, state, unit),
    created,
    article,
    values: {
      month: monthLabel(month),
      subject: series.subject,
      arch: series.architecture === 'arm64' ? 'ARM64' : series.architecture,
      kb: article,
      version,
    },
  };
}

const january2020 = 2020 * 12;

const languages: readonly LanguageTexts[] = [english, german, french, japanese];

/** Title and description of the top-level update in all languages. */
export function topTexts(
  facts: CatalogFacts,
  unit: UnitFacts,
  version: UnitVersion,
): readonly LocalizedText[] {
  const { series, kind, values } = unit;
  return languages.map((texts) => {
    const description = filled(texts.descriptions[kind.description], values);
    const month = version.revisedMonth;
    const revised =
      month === undefined ? '' : ` ${filled(texts.revised, { month: monthLabel(facts.start + month) })}`;
    return {
      language: texts.language,
      title: filled(texts.titles[series.kind], values),
      description: description + revised,
    };
  });
}

/** How the top-level update can be removed, by language; definitions and drivers do not say. */
export function uninstallNotes({ kind }: UnitFacts): Readonly<Record<string, string>> {
  return kind.description === 'security' || kind.description === 'quality' ? notes : {};
}

const notes = Object.fromEntries(languages.map((texts) => [texts.language, texts.uninstallNotes]));

/** The English title without what comes after it in children. */
export function englishTitle({ series, values }: UnitFacts): string {
  return filled(english.titles[series.kind], values);
}

/** Month 0 is spread over the three years before its release day, later ones over the weeks before theirs. */
function creationTime(facts: CatalogFacts, state: CatalogState, unit: number): number {
  const month = at(state.bornMonth, unit);
  const release = releaseDay(facts.start + month);
  if (month > 0) return release - (mix(facts.seed, unit, 22) % (20 * day));
  const earliest = releaseDay(facts.start - 36);
  const share = (at(state.firstOrdinal, unit) + 0.5) / facts.updates;
  return Math.floor(earliest + (release - earliest) * share);
}

const day = 86_400_000;
