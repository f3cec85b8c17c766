import type { ServedFilter } from '../../../domain/servedCatalog.ts';
import type { SoapElement } from '../../soap/soapElement.ts';
import { booleanValue, countValue, guidValue } from '../requestValues.ts';
import { ServerFault } from '../serverFault.ts';

/** `ServerSyncFilter` of GetRevisionIdList, checked. */
export interface RevisionFilter {
  readonly anchor: string | undefined;
  readonly wantsConfig: boolean;
  /** Undefined: everything. */
  readonly selection: ServedFilter | undefined;
}

/**
 * Reads the filter. Ids may be repeated: one that is asked for whole anywhere is asked for whole. `GetConfig` must be
 * there: read as false, a filter that got lost on the way would ask for the whole catalog. Faults with InvalidParameters.
 */
export function readRevisionFilter(request: SoapElement): RevisionFilter {
  const filter = request.child('filter');
  const wantsConfig = booleanValue(filter?.textOf('GetConfig'), 'filter');
  if (filter === undefined || wantsConfig === undefined) throw new ServerFault('InvalidParameters', 'filter');
  const categories = idsAndDeltas(filter.child('Categories'));
  const classifications = idsAndDeltas(filter.child('Classifications'));
  for (const language of filter.child('Languages')?.children('LanguageAndDelta') ?? [])
    countValue(language.textOf('Id'), 'filter');
  const isEverything = categories.length === 0 && classifications.length === 0;
  return {
    anchor: filter.textOf('Anchor'),
    wantsConfig,
    selection: isEverything ? undefined : { categories, classifications },
  };
}

function idsAndDeltas(
  list: SoapElement | undefined,
): readonly { readonly id: string; readonly delta: boolean }[] {
  const deltas = new Map<string, boolean>();
  for (const item of list?.children('IdAndDelta') ?? []) {
    const id = guidValue(item.textOf('Id'), 'filter');
    const delta = booleanValue(item.textOf('Delta'), 'filter') ?? false;
    deltas.set(id, delta && (deltas.get(id) ?? true));
  }
  return Array.from(deltas, ([id, delta]) => ({ id, delta }));
}
