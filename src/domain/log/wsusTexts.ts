import { formatCode } from '../errors/syncError.ts';
import type { EventBody } from './eventBody.ts';
import { type LogContext, updateSourceId } from './logContext.ts';
import { isComplete, progressText } from './progressText.ts';

/** Events of a software update point's own synchronization and of what the upstream server offers. */
export type WsusBody = EventBody<
  | 'wsusStarting'
  | 'wsusProgress'
  | 'wsusDone'
  | 'upstreamRetry'
  | 'contentVersionSet'
  | 'updateFailed'
  | 'licenseFailed'
  | 'emptySubscription'
  | 'categoryNotOffered'
  | 'languageDisabled'
  | 'categoryChanged'
  | 'relisted'
  | 'replicasStarting'
  | 'declinesMirrored'
>;

/**
 * Texts of wsyncmgr-log.md §2.4, 2.6 and 3. Server names are in lower case here, as WSUS answers them; the lines read from
 * the site control file keep theirs. The end line of the updates is printed twice at the top-level site, as in the
 * documented sample; those of child sites, replicas and categories show it once. Ours: retries, categories, languages,
 * re-listing, declines, the name of a missing license file.
 */
export function wsusTexts(body: WsusBody, { siteCode, parentSite }: LogContext): readonly string[] {
  switch (body.kind) {
    case 'wsusStarting':
      return [
        `Synchronizing WSUS server ${body.server.toLowerCase()} ...`,
        `sync: Starting ${body.replica ? 'Replica ' : ''}WSUS synchronization`,
      ];
    case 'wsusProgress':
      return progressTexts(body, parentSite === undefined);
    case 'wsusDone':
      return [`Done synchronizing WSUS Server ${body.server.toLowerCase()}`];
    case 'upstreamRetry':
      return [
        `WARNING: ${body.message} (${formatCode(body.code)}). Trying again in ${body.delaySeconds} seconds, attempt ${body.attempt}`,
      ];
    case 'contentVersionSet':
      return [
        `Set content version of update source ${updateSourceId} for site ${siteCode} to ${body.version}`,
      ];
    case 'updateFailed':
      return [`Failed to sync update ${body.updateId}. Error: ${body.message}. Source: ${body.source}`];
    case 'licenseFailed':
      return [
        `Failed to sync update ${body.updateId}. Error: The Microsoft Software License Terms have not been completely downloaded and~~cannot be accepted. Source: Microsoft.UpdateServices.Internal.BaseApi.LicenseAgreement.GetById`,
        `Failed to download license terms ${body.file} of update ${body.updateId}. Error: ${body.message}`,
      ];
    case 'emptySubscription':
      return [`WARNING: Request filter does not contain any known ${body.what}. Sync will do nothing.`];
    case 'categoryNotOffered':
      return [`WARNING: Category ${body.categoryId} (${body.name}) not found on WSUS`];
    case 'languageDisabled':
      return [`WARNING: Language ${body.language} is not enabled on the upstream server`];
    case 'categoryChanged':
      return [categoryText(body)];
    case 'relisted':
      return [
        `Listed ${body.listed} items of the upstream server again, ${body.noLongerOffered} are no longer offered`,
      ];
    case 'replicasStarting':
      return ['Synchronizing replica WSUS servers'];
    case 'declinesMirrored':
      return [
        `Declined ${body.declined} and reinstated ${body.reinstated} updates in replica WSUS Server ${body.server.toLowerCase()}`,
      ];
  }
}

function progressTexts({ step, progress }: EventBody<'wsusProgress'>, topLevel: boolean): readonly string[] {
  const what =
    step === 'otherItems' ? 'Replica WSUS synchronizing other items' : `WSUS synchronizing ${step}`;
  const text = `sync: ${what}${progressText(progress)}`;
  const ends = step === 'updates' && progress !== undefined && isComplete(progress);
  return topLevel && ends ? [text, text] : [text];
}

function categoryText({
  change,
  categoryId,
  name,
  previousName,
  subscribed,
}: EventBody<'categoryChanged'>): string {
  switch (change) {
    case 'new':
      return `Found new category ${categoryId} (${name})`;
    case 'renamed':
      return `Category ${categoryId} (${previousName ?? ''}) is now named ${name}`;
    case 'retired':
      return `${subscribed ? 'WARNING: Subscribed category' : 'Category'} ${categoryId} (${name}) was retired`;
  }
}
