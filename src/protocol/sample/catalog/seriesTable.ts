import type { PrerequisiteClause } from '../../../domain/updateHeader.ts';
import { classifications } from './classifications.ts';
import type { ConfigHistory } from './configHistory.ts';
import { sampleDevice } from './devices.ts';
import { products } from './products.ts';
import type { Architecture, SeriesRow } from './seriesRows.ts';
import { seriesRows } from './seriesRows.ts';
import type { UpdateKind } from './updateKinds.ts';
import { updateKinds } from './updateKinds.ts';

/** A clause that is written as `AtLeastOne` even if it holds one id. */
export interface WrittenClause extends PrerequisiteClause {
  readonly grouped: boolean;
}

/** What the updates of a series require, top-level ones and hidden ones. */
export interface SeriesRequirements {
  readonly top: readonly WrittenClause[];
  readonly child: readonly WrittenClause[];
  /** The ids of all clauses, the same for both. */
  readonly ids: readonly string[];
}

/** One series: updates that follow and mostly supersede each other. */
export interface Series {
  readonly kind: UpdateKind;
  readonly subject: string;
  readonly architecture: Architecture;
  /** Drivers: the number of the device. */
  readonly device?: number;
  readonly requirements: SeriesRequirements;
}

/** The series of a catalog by number. Beyond the rows of the table they repeat, mostly as drivers of further devices. */
export class SeriesTable {
  readonly #config: ConfigHistory;
  readonly #rows: readonly Series[];
  readonly #drivers: readonly Series[];
  readonly #newcomers = new Map<number, Series>();

  constructor(config: ConfigHistory) {
    this.#config = config;
    let device = 0;
    this.#rows = byPriority(seriesRows).map(({ row, architecture }) =>
      this.#series(row, architecture, device++),
    );
    this.#drivers = this.#rows.filter(({ kind }) => kind === 'driver');
  }

  /** Series of the table without repetition. */
  get distinct(): number {
    return this.#rows.length;
  }

  /** Series 0 … distinct−1, their repetitions above. */
  at(number: number): Series {
    const row = this.#rows[number];
    if (row !== undefined) return row;
    const again =
      number % 5 < 3 ? this.#drivers[number % this.#drivers.length] : this.#rows[number % this.#rows.length];
    if (again === undefined) throw new RangeError(`No series ${number}`);
    return again.kind === 'driver' ? { ...again, ...driverOf(number) } : again;
  }

  /** The series of the product that arrived as number n (ConfigHistory.newcomers). */
  ofNewcomer(newcomer: number): Series {
    const known = this.#newcomers.get(newcomer);
    if (known !== undefined) return known;
    const id = this.#config.newcomers(1 + newcomer * 3)[newcomer]?.id;
    if (id === undefined) throw new RangeError(`No product ${newcomer} arrived`);
    const requirements = requirementsOf(classifications.drivers.id, [id], [this.#config.detectoidId('x64')]);
    const series: Series = {
      kind: 'driver',
      architecture: 'x64',
      requirements,
      ...driverOf(50_000 + newcomer),
    };
    this.#newcomers.set(newcomer, series);
    return series;
  }

  #series(row: SeriesRow, architecture: Architecture, device: number): Series {
    const detectoidIds = [...new Set([...row.requires, architecture])].map((key) =>
      this.#config.detectoidId(key),
    );
    const { kind } = row;
    const classification = classifications[updateKinds[kind].classification].id;
    const requirements = requirementsOf(
      classification,
      row.products.map((key) => products[key].id),
      detectoidIds,
    );
    const series = { kind, subject: row.subject, architecture, requirements };
    return kind === 'driver' ? { ...series, ...driverOf(device) } : series;
  }
}

function driverOf(device: number): { readonly device: number; readonly subject: string } {
  const { maker, deviceClass } = sampleDevice(device);
  return { device, subject: `${maker} - ${deviceClass}` };
}

/** The rows, each architecture by itself: first architectures first, so that a small catalog shows many products. */
function byPriority(rows: readonly SeriesRow[]): readonly { row: SeriesRow; architecture: Architecture }[] {
  return [0, 1, 2].flatMap((place) =>
    rows.flatMap((row) => {
      const architecture = row.architectures[place];
      return architecture === undefined ? [] : [{ row, architecture }];
    }),
  );
}

function requirementsOf(
  classification: string,
  productIds: readonly string[],
  detectoidIds: readonly string[],
): SeriesRequirements {
  const simple = detectoidIds.map((id) => ({ anyOf: [id], isCategory: false, grouped: false }));
  const categories = [[classification], productIds];
  return {
    top: [...simple, ...categories.map((anyOf) => ({ anyOf, isCategory: true, grouped: true }))],
    child: [...simple, ...categories.map((anyOf) => ({ anyOf, isCategory: false, grouped: true }))],
    ids: [...detectoidIds, classification, ...productIds],
  };
}
