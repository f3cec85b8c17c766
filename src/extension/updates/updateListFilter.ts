import * as l10n from '@vscode/l10n';
import { isRecord } from '../../base/isRecord.ts';
import type { UpdateFilter } from '../../service/api/updates.ts';

/** A product or classification as a condition names it: the id is asked for, the name is shown. */
export interface NamedCategory {
  readonly id: string;
  readonly name: string;
}

/** What All Software Updates shows; a condition that is absent lets everything through. */
export interface UpdateListFilter {
  readonly text?: string;
  readonly product?: NamedCategory;
  readonly classification?: NamedCategory;
  readonly severity?: string;
  /** A day, UTC: `2026-11-10`. */
  readonly releasedSince?: string;
  readonly superseded?: boolean;
  readonly expired?: boolean;
  readonly declined?: boolean;
}

/** One condition of the filter. */
export type ConditionName = keyof UpdateListFilter;

/** All conditions, in the order in which they are offered and shown. */
export const conditionNames: readonly ConditionName[] = [
  'text',
  'product',
  'classification',
  'severity',
  'releasedSince',
  'superseded',
  'expired',
  'declined',
];

/** A condition in words; undefined where it is not set. */
export function conditionText(filter: UpdateListFilter, name: ConditionName): string | undefined {
  switch (name) {
    case 'text':
      return filter.text === undefined ? undefined : `“${filter.text}”`;
    case 'product':
    case 'classification':
      return filter[name]?.name;
    case 'severity':
      return filter.severity;
    case 'releasedSince':
      return filter.releasedSince === undefined ? undefined : l10n.t('since {0}', filter.releasedSince);
    case 'superseded':
    case 'expired':
    case 'declined':
      return filter[name] === undefined ? undefined : stateTexts(name)[filter[name] ? 0 : 1];
  }
}

/** Words for one that is and one that is not. */
export function stateTexts(name: 'superseded' | 'expired' | 'declined'): readonly [string, string] {
  switch (name) {
    case 'superseded':
      return [l10n.t('superseded'), l10n.t('not superseded')];
    case 'expired':
      return [l10n.t('expired'), l10n.t('not expired')];
    case 'declined':
      return [l10n.t('declined'), l10n.t('not declined')];
  }
}

/** The whole filter in words; empty where nothing is filtered. */
export function filterText(filter: UpdateListFilter): string {
  return conditionNames.flatMap((name) => conditionText(filter, name) ?? []).join(' · ');
}

/** The filter without one of its conditions. */
export function withoutCondition(filter: UpdateListFilter, name: ConditionName): UpdateListFilter {
  return { ...filter, [name]: undefined };
}

/** What the service is asked with. */
export function filterRequest(filter: UpdateListFilter): UpdateFilter {
  const { text, product, classification, severity, releasedSince, superseded, expired, declined } = filter;
  return {
    ...(text === undefined ? {} : { text }),
    ...(product === undefined ? {} : { product: product.id }),
    ...(classification === undefined ? {} : { classification: classification.id }),
    ...(severity === undefined ? {} : { severity }),
    ...(releasedSince === undefined ? {} : { releasedSince }),
    ...(superseded === undefined ? {} : { superseded }),
    ...(expired === undefined ? {} : { expired }),
    ...(declined === undefined ? {} : { declined }),
  };
}

/** Where the memory of a workspace has the filter. */
export const rememberedKey = 'updateFilter';

/** A filter as the window's memory gave it back; whatever is not a condition is left out. */
export function rememberedFilter(value: unknown): UpdateListFilter {
  if (!isRecord(value)) return {};
  const { text, product, classification, severity, releasedSince, superseded, expired, declined } = value;
  return {
    ...(typeof text === 'string' ? { text } : {}),
    ...(isCategory(product) ? { product } : {}),
    ...(isCategory(classification) ? { classification } : {}),
    ...(typeof severity === 'string' ? { severity } : {}),
    ...(typeof releasedSince === 'string' ? { releasedSince } : {}),
    ...(typeof superseded === 'boolean' ? { superseded } : {}),
    ...(typeof expired === 'boolean' ? { expired } : {}),
    ...(typeof declined === 'boolean' ? { declined } : {}),
  };
}

function isCategory(value: unknown): value is NamedCategory {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';
}
