import type { CollectionName } from './documents.ts';

/** Parts of a data folder that doors show; when one may have changed, what is shown of it is read anew. */
export const changedAreas = [
  /** Sites, software update points, sources, schedules, links to other services. */
  'hierarchy',
  /** States of software update points, when they synchronize next. */
  'status',
  'runs',
  'subscription',
  /** Products and classifications that there are. */
  'categories',
  /** Published updates of sites and software update points. */
  'updates',
  'groups',
  'settings',
  'alerts',
  /** Downstream servers, and who may. */
  'downstream',
  /** Tokens for other machines, keys of packages. */
  'access',
] as const;

/** One of the parts. */
export type ChangedArea = (typeof changedAreas)[number];

/** Null: shown nowhere. */
const areaOfCollection: Readonly<Record<CollectionName, ChangedArea | null>> = {
  sites: 'hierarchy',
  sups: 'hierarchy',
  links: 'hierarchy',
  supStatus: 'status',
  pending: 'status',
  runs: 'runs',
  subscription: 'subscription',
  categories: 'categories',
  groups: 'groups',
  settings: 'settings',
  alerts: 'alerts',
  downstreams: 'downstream',
  downstreamRules: 'downstream',
  accessTokens: 'access',
  signingKeys: 'access',
  statusMessages: null,
  notifications: null,
  quarantine: null,
  contentFiles: null,
  exchanges: null,
};

/** What of a commit tells which areas it changes. */
interface Touched {
  readonly documents?: readonly { readonly collection: CollectionName }[];
  readonly catalogs?: readonly { readonly publish?: boolean; readonly drop?: boolean }[];
}

/** The areas that a commit changes; what is written into open generations is seen by nobody yet. */
export function areasOf({ documents = [], catalogs = [] }: Touched): readonly ChangedArea[] {
  const areas = new Set<ChangedArea>();
  for (const { collection } of documents) {
    const area = areaOfCollection[collection];
    if (area !== null) areas.add(area);
  }
  if (catalogs.some(({ publish, drop }) => publish === true || drop === true)) areas.add('updates');
  return [...areas];
}

/** Whether a value names one of the areas. */
export function isChangedArea(value: unknown): value is ChangedArea {
  return changedAreas.some((area) => area === value);
}
