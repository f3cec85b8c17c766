import type { EventBody } from './eventBody.ts';
import { progressText } from './progressText.ts';

/** Events of the site database phase. */
export type SiteDatabaseBody = EventBody<
  | 'siteDatabaseStarting'
  | 'siteDatabaseProgress'
  | 'siteDatabaseDone'
  | 'updateSynchronized'
  | 'updateSkipped'
  | 'itemsUpdated'
  | 'nothingChanged'
>;

/** Texts of wsyncmgr-log.md §2.5. Unconfirmed there: skipped because superseded, no changes. Ours: skipped because expired. */
export function siteDatabaseTexts(body: SiteDatabaseBody): readonly string[] {
  switch (body.kind) {
    case 'siteDatabaseStarting':
      return [
        `Synchronizing SMS database with WSUS server ${body.server.toLowerCase()} ...`,
        'sync: Starting SMS database synchronization',
      ];
    case 'siteDatabaseProgress':
      return [`sync: SMS synchronizing ${body.step}${progressText(body.progress)}`];
    case 'siteDatabaseDone':
      return [`Done synchronizing SMS with WSUS Server ${body.server.toLowerCase()}`];
    case 'updateSynchronized':
      return [`Synchronizing update ${body.updateId} - ${body.title}`];
    case 'updateSkipped':
      return [`Skipped update ${body.updateId} - ${body.title} because it was ${body.because}.`];
    case 'itemsUpdated':
      return [
        `Updated ${body.items} items in SMS database, new update source content version is ${body.version}`,
      ];
    case 'nothingChanged':
      return [`No changes made to the SMS database, content version remains ${body.version}`];
  }
}
