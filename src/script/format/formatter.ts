import { isNull, type Value } from '../values/value.ts';
import { CellReader } from './cellReader.ts';
import type { EntryMaker } from './entryMaker.ts';
import type { FormatOptions } from './formatOptions.ts';
import { parameterError } from './formatParameters.ts';
import { FormatRecord, type FormatBody } from './formatRecord.ts';
import type { ViewKind } from './formatView.ts';
import type { ViewTable } from './findView.ts';
import { Grouping } from './grouping.ts';
import type { ObjectReader } from './objectReader.ts';
import { outOfBandEntry, type OutOfBandUse } from './outOfBandEntry.ts';
import { propertyEntries } from './propertyEntries.ts';
import { shownProperties } from './shownProperty.ts';
import { viewEntries } from './viewEntries.ts';

/** As many properties make a table; more make a list. */
const mostTableProperties = 4;

/**
 * Turns objects into format records, by views that are asked for with the first object that may have one. The first object that is not shown in place opens the document and settles how all others look; `end` closes it.
 */
export class Formatter {
  readonly #options: FormatOptions;
  readonly #views: () => ViewTable;
  readonly #reader: ObjectReader;
  readonly #emit: (record: FormatRecord) => void;
  readonly #cells: CellReader;
  #document: { readonly entries: EntryMaker; readonly grouping: Grouping | null } | null = null;
  #inGroup = false;

  constructor(
    options: FormatOptions,
    views: () => ViewTable,
    reader: ObjectReader,
    emit: (record: FormatRecord) => void,
  ) {
    this.#options = options;
    this.#views = views;
    this.#reader = reader;
    this.#emit = emit;
    this.#cells = new CellReader(reader, options);
  }

  /** One object of the pipeline. A collection is enumerated, one level. */
  add(value: Value): void {
    if (isNull(value)) return;
    const items = typeof value === 'string' ? undefined : this.#reader.items(value);
    const expand = this.#options.expand ?? 'EnumOnly';
    if (items === undefined || expand === 'CoreOnly') {
      this.#object(value);
      return;
    }
    if (expand === 'EnumOnly') {
      for (const item of items) this.#object(item);
      return;
    }
    const all = [...items];
    this.#raw('The following object supports IEnumerable:');
    this.#outOfBand(value, 'any');
    this.#raw(
      all.length === 1
        ? 'The IEnumerable contains the following object:'
        : `The IEnumerable contains the following ${String(all.length)} objects:`,
    );
    for (const item of all) this.#object(item);
  }

  /** Closes what is open. */
  end(): void {
    if (this.#document === null) return;
    this.#closeGroup();
    this.#send({ kind: 'end' });
    this.#document = null;
  }

  #object(value: Value): void {
    if (isNull(value)) return;
    this.#reader.checkpoint();
    if (value instanceof FormatRecord) {
      this.#emit(value);
      return;
    }
    const inPlace = !(this.#options.force && this.#options.shape !== null);
    if (inPlace && this.#outOfBand(value, 'scalars')) return;
    const typeNames = this.#reader.typeNames(value);
    this.#document ??= this.#open(value, typeNames);
    if (inPlace && !this.#document.entries.accepts(typeNames) && this.#outOfBand(value, 'any')) return;
    this.#payload(value, this.#document);
  }

  #payload(value: Value, document: { entries: EntryMaker; grouping: Grouping | null }): void {
    const changed = document.grouping?.changes(value) ?? false;
    if (!this.#inGroup || changed) {
      this.#closeGroup();
      this.#send({ kind: 'groupStart', heading: document.grouping?.heading(value) ?? null });
      this.#inGroup = true;
    }
    this.#send({ kind: 'entry', entry: document.entries.entry(value) });
    for (const error of this.#cells.takeErrors()) this.#outOfBand(error, 'any');
  }

  #open(value: Value, typeNames: readonly string[]) {
    const { entries, grouping } = this.#layoutFor(value, typeNames);
    this.#send({ kind: 'start', shape: entries.shape, autosize: entries.autosize });
    return { entries, grouping };
  }

  #layoutFor(value: Value, typeNames: readonly string[]) {
    const options = this.#options;
    const { groupBy } = options;
    const asked = groupBy === null ? null : Grouping.by(groupBy, this.#cells, this.#reader);
    const view = options.properties.length > 0 ? undefined : this.#view(typeNames);
    if (view === undefined) {
      const kind = options.shape ?? this.#suggestedKind(value);
      return {
        entries: propertyEntries(kind, value, options, this.#cells, this.#reader),
        grouping: asked,
      };
    }
    const own = view.group === null ? null : Grouping.of(view.group, this.#reader);
    return {
      entries: viewEntries(view, options, this.#cells, this.#reader),
      grouping: asked ?? own,
    };
  }

  #view(typeNames: readonly string[]) {
    const { shape, viewName } = this.#options;
    const kind = shape === null ? {} : { kind: shape };
    if (viewName === null || shape === null) return this.#views().find(typeNames, kind);
    const named = this.#views().find(typeNames, { ...kind, name: viewName });
    if (named !== undefined) return named;
    throw unknownView(viewName, shape, this.#views(), typeNames);
  }

  #suggestedKind(value: Value): ViewKind {
    return shownProperties(value, [], this.#reader).length <= mostTableProperties ? 'table' : 'list';
  }

  #closeGroup(): void {
    if (!this.#inGroup) return;
    this.#send({ kind: 'groupEnd' });
    this.#inGroup = false;
  }

  /** Whether the object was shown in place. */
  #outOfBand(value: Value, use: OutOfBandUse): boolean {
    const entry = outOfBandEntry(value, use, {
      views: this.#views,
      reader: this.#reader,
      cells: this.#cells,
    });
    if (entry === undefined) return false;
    this.#send({ kind: 'outOfBand', entry });
    return true;
  }

  #raw(text: string): void {
    this.#send({ kind: 'outOfBand', entry: { kind: 'raw', text } });
  }

  #send(body: FormatBody): void {
    this.#emit(new FormatRecord(body));
  }
}

const viewKinds = ['table', 'list', 'wide', 'custom'] as const;

const kindNames = { table: 'Table', list: 'List', wide: 'Wide', custom: 'Custom' } as const;

function unknownView(name: string, kind: ViewKind, views: ViewTable, typeNames: readonly string[]) {
  const label = kindNames[kind];
  const known = views.names(typeNames, kind);
  const others = otherCmdlets(name, kind, views, typeNames);
  const text =
    others.length > 0
      ? ` The view name ${name} cannot be found in the ${label} formatting. Try using one of these other format cmdlets: ${others.join(', ')}`
      : known.length > 0
        ? `The view name ${name} cannot be found. Specify one of the following ${label} views and try again: ${known.join(', ')}.`
        : `The view name ${name} cannot be found. There are no existing ${label} views for ${typeNames[0] ?? ''} objects.`;
  return parameterError('FormatViewNotFound', text, {
    type: 'System.Management.Automation.PipelineStoppedException',
    message: 'The pipeline has been stopped.',
    category: 'ObjectNotFound',
    target: name,
  });
}

/** The cmdlets that know a view of this name. */
function otherCmdlets(
  name: string,
  kind: ViewKind,
  views: ViewTable,
  typeNames: readonly string[],
): string[] {
  const wanted = name.toLowerCase();
  return viewKinds
    .filter((other) => other !== kind)
    .flatMap((other) =>
      views
        .names(typeNames, other)
        .flatMap((known) => (known.toLowerCase() === wanted ? [`Format-${kindNames[other]}`] : [])),
    );
}
