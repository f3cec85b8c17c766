import type { CategoryType, PrerequisiteClause } from '../../../domain/updateHeader.ts';
import type { CalendarMonth } from '../calendarMonth.ts';
import { monthLabel } from '../calendarMonth.ts';
import { GuidCipher } from '../guidCipher.ts';
import { mix } from '../seededNumbers.ts';
import { classifications } from './classifications.ts';
import type { DetectoidKey, SampleDetectoid } from './detectoids.ts';
import { detectoids } from './detectoids.ts';
import type { FamilyKey } from './families.ts';
import { families, microsoft } from './families.ts';
import type { ProductKey, SampleProduct } from './products.ts';
import { legacyProducts, products } from './products.ts';

/** A category or detectoid with everything that happened to it so far. Months count from the catalog's first. */
export interface ConfigItem {
  readonly id: string;
  readonly firstRevision: number;
  readonly categoryType?: CategoryType;
  readonly detectoid?: SampleDetectoid;
  readonly excluded: boolean;
  readonly titles: Readonly<Record<string, string>>;
  readonly prerequisites: readonly PrerequisiteClause[];
  readonly introduced: number;
  readonly retired?: number;
  /** Months in which it was given another name. */
  readonly renamed: readonly number[];
}

/** A product that came later: number 0 in month 1, then one every third month. */
export interface Newcomer {
  readonly id: string;
  readonly month: number;
  readonly title: string;
}

/** Categories whose names stay: they are what most people look for. */
const steady: ReadonlySet<ProductKey> = new Set<ProductKey>([
  'windows11',
  'windows10',
  'windows10Later',
  'server2016',
  'server2019',
  'server21H2',
  'server24H2',
  'defender',
  'edge',
  'office2016',
  'microsoft365',
]);

/** Ids of the configuration items of one seed, and what becomes of the items month by month. */
export class ConfigHistory {
  readonly #seed: number;
  readonly #start: CalendarMonth;
  readonly #ids: GuidCipher;
  readonly #itemsByMonth = new Map<number, ReadonlyMap<string, ConfigItem>>();

  constructor(seed: number, start: CalendarMonth) {
    this.#seed = seed;
    this.#start = start;
    this.#ids = new GuidCipher(seed, 2);
  }

  detectoidId(key: DetectoidKey): string {
    const { id }: SampleDetectoid = detectoids[key];
    return id ?? this.#ids.guidOf(Object.keys(detectoids).indexOf(key));
  }

  /** The newcomers up to a month. */
  newcomers(month: number): readonly Newcomer[] {
    return Array.from({ length: Math.floor((month + 2) / 3) }, (_, number) => {
      const arrival = 1 + number * 3;
      const calendar = this.#start + arrival;
      const version = `${Math.floor(calendar / 12) % 100}H${calendar % 12 < 6 ? 1 : 2}`;
      const title = (newcomerTitles[number % newcomerTitles.length] ?? '').replace('{version}', version);
      return { id: this.#ids.guidOf(1000 + number), month: arrival, title };
    });
  }

  /** Number of the month's retired product among the legacy ones; every third month has one while there are any. */
  retiring(month: number): SampleProduct | undefined {
    return month % 3 === 2 ? legacyProducts[(month - 2) / 3] : undefined;
  }

  /** All items that were ever listed up to a month, by id. */
  items(month: number): ReadonlyMap<string, ConfigItem> {
    const known = this.#itemsByMonth.get(month);
    if (known !== undefined) return known;
    const items = new Map(this.#items(month).map((item) => [item.id, item]));
    this.#itemsByMonth.set(month, items);
    return items;
  }

  #items(month: number): readonly ConfigItem[] {
    const renames = this.#renames(month);
    const productItem = (product: SampleProduct, introduced = 0): ConfigItem => ({
      id: product.id,
      firstRevision: product.revision,
      categoryType: 'Product',
      excluded: product.excluded ?? false,
      titles: { en: product.title },
      prerequisites: [{ anyOf: [families[product.family][0]], isCategory: true }],
      introduced,
      renamed: renames.get(product.id) ?? [],
    });
    const legacyItem = (product: SampleProduct, index: number): ConfigItem => {
      const retired = 2 + index * 3;
      return retired <= month ? { ...productItem(product), retired } : productItem(product);
    };
    return [
      category(microsoft.id, microsoft.revision, 'Company', { en: microsoft.title }),
      ...Object.values(families).map(([id, revision, title]) =>
        category(id, revision, 'ProductFamily', { en: title }, microsoft.id),
      ),
      ...Object.values(classifications).map(({ id, revision, titles }) =>
        category(id, revision, 'UpdateClassification', titles),
      ),
      ...Object.values<SampleProduct>(products).map((product) => productItem(product)),
      ...legacyProducts.map(legacyItem),
      ...this.newcomers(month).map(({ id, title, month: arrival }) =>
        productItem({ id, revision: 200, title, family: 'windows' satisfies FamilyKey }, arrival),
      ),
      ...keysOf(detectoids).map((key) => this.#detectoid(key)),
    ];
  }

  /** Title at a revision: the first, then one name more each time. */
  titlesAt(item: ConfigItem, revision: number): Readonly<Record<string, string>> {
    const month = item.renamed[revision - item.firstRevision - 1];
    if (month === undefined) return item.titles;
    const { en = '' } = item.titles;
    return { en: `${en} (renamed ${monthLabel(this.#start + month)})` };
  }

  #renames(month: number): ReadonlyMap<string, readonly number[]> {
    const renames = new Map<string, number[]>();
    const candidates = keysOf(products).filter((key) => !steady.has(key));
    for (let when = 1; when <= month; when++) {
      const key = candidates[mix(this.#seed, when, 7) % candidates.length];
      if (key === undefined) continue;
      const { id } = products[key];
      renames.set(id, [...(renames.get(id) ?? []), when]);
    }
    return renames;
  }

  #detectoid(key: DetectoidKey): ConfigItem {
    const detectoid: SampleDetectoid = detectoids[key];
    const required = (detectoid.requires ?? [])
      .filter(isDetectoidKey)
      .map((other) => this.detectoidId(other));
    return {
      id: this.detectoidId(key),
      firstRevision: 100,
      detectoid,
      excluded: false,
      titles: { en: detectoid.title },
      prerequisites: required.length > 0 ? [{ anyOf: required, isCategory: false }] : [],
      introduced: 0,
      renamed: [],
    };
  }
}

const newcomerTitles = [
  'Windows 11 Client, version {version} and later, Servicing Drivers',
  'Windows - Server, version {version} and later, Servicing Drivers',
  'Windows 11 Client, version {version} and later, Upgrade & Servicing Drivers',
  'Windows - Server, version {version} and later, Upgrade & Servicing Drivers',
];

function category(
  id: string,
  firstRevision: number,
  categoryType: CategoryType,
  titles: Readonly<Record<string, string>>,
  parent?: string,
): ConfigItem {
  const prerequisites = parent === undefined ? [] : [{ anyOf: [parent], isCategory: true }];
  return {
    id,
    firstRevision,
    categoryType,
    excluded: false,
    titles,
    prerequisites,
    introduced: 0,
    renamed: [],
  };
}

function isDetectoidKey(key: string): key is DetectoidKey {
  return Object.hasOwn(detectoids, key);
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(table).filter((key): key is K => Object.hasOwn(table, key));
}
