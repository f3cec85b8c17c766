import type { StatusMessageDocument } from '../../domain/documents.ts';
import type { Page } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';

/** Conditions of a list of status messages; all given ones must hold. */
export interface StatusMessageSearch {
  readonly siteCode?: string;
  readonly messageIds?: readonly number[];
  readonly severities?: readonly StatusMessageDocument['severity'][];
  /** ms UTC: none before this moment. */
  readonly since?: number;
  readonly limit: number;
  readonly after?: string;
}

/** How many documents are read at a time. */
const batch = 500;

/** Status messages, newest first, in pages. */
export async function statusMessages(
  { store }: Pick<EnginePorts, 'store'>,
  { siteCode, messageIds, severities, since = 0, limit, after }: StatusMessageSearch,
): Promise<Page<StatusMessageDocument>> {
  const found: StatusMessageDocument[] = [];
  let place = after;
  do {
    const page = await store.documents('statusMessages', {
      ...{ limit: batch, descending: true },
      ...(siteCode === undefined ? {} : { where: { siteCode } }),
      ...(place === undefined ? {} : { after: place }),
    });
    for (const message of page.items) {
      // Ids begin with the time: nothing that follows is newer.
      if (message.time < since) return { items: found };
      if (messageIds?.includes(message.messageId) === false) continue;
      if (severities?.includes(message.severity) === false) continue;
      found.push(message);
      if (found.length === limit) return { items: found, next: message._id };
    }
    place = page.next;
  } while (place !== undefined);
  return { items: found };
}
