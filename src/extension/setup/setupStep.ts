import type { SiteView } from '../../service/api/hierarchy.ts';

/** What is to be done until a hierarchy synchronizes by itself, in this order. */
export const setupSteps = [
  'site',
  'softwareUpdatePoint',
  'source',
  'categories',
  'products',
  'languages',
  'synchronization',
  'schedule',
] as const;

/** One of the steps. */
export type SetupStep = (typeof setupSteps)[number];

/** What the service says, as far as it tells which steps are done. */
export interface SetupFacts {
  readonly sites: readonly SiteView[];
  /** How many products and classifications there are. */
  readonly categories: number;
  readonly selectedProducts: number;
  readonly selectedClassifications: number;
  /** Whether somebody was asked for languages: English stands chosen from the beginning. */
  readonly wereLanguagesAsked: boolean;
  readonly hasUpdates: boolean;
  readonly hasSchedule: boolean;
}

/** The first step that is still to be done; undefined when all are. `done` are those that were just done, whatever came of them. */
export function nextSetupStep(facts: SetupFacts, done: ReadonlySet<SetupStep>): SetupStep | undefined {
  return setupSteps.find((step) => !done.has(step) && !isDone(step, facts));
}

function isDone(step: SetupStep, facts: SetupFacts): boolean {
  const top = facts.sites.find(({ isTopLevel }) => isTopLevel);
  switch (step) {
    case 'site':
      return top !== undefined;
    case 'softwareUpdatePoint':
      return (top?.sups.length ?? 0) > 0;
    case 'source':
      return top !== undefined && top.source !== null && top.source !== 'none';
    case 'categories':
      return facts.categories > 0;
    case 'products':
      return facts.selectedProducts > 0 && facts.selectedClassifications > 0;
    case 'languages':
      return facts.wereLanguagesAsked;
    case 'synchronization':
      return facts.hasUpdates;
    case 'schedule':
      return facts.hasSchedule;
  }
}
