import { SyncError } from '../../domain/errors/syncError.ts';
import { chunksOf } from '../../domain/paging.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { FailedRevision } from '../../domain/upstream.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import type { ReceivedDocument, UpdateDataReader } from './updateDataReader.ts';

/** What was received for the asked ids: every one is in exactly one of the lists. */
export interface FetchedDocuments {
  readonly documents: readonly ReceivedDocument[];
  readonly failed: readonly FailedRevision[];
  readonly files: readonly FileLocation[];
}

/** Asks for a group of ids in one call. `divided`: the group is part of one that failed, so repeating it is no use. */
export type AskGroup = (group: readonly RevisionIdentity[], divided: boolean) => Promise<UpdateDataReader>;

interface Group {
  readonly ids: readonly RevisionIdentity[];
  readonly divided: boolean;
}

/** Failures that smaller calls can get around: a poisoned id, too many ids, an answer that is too large or unreadable. */
const divisible: ReadonlySet<string> = new Set([
  'internalServerError',
  'soapFault',
  'invalidParameters',
  'malformedAnswer',
  'answerTooLarge',
  'limitExceeded',
]);

/** So many single documents may be too large; when more are, the server sends without end whatever it is asked. */
const tooLargeLimit = 1;

/**
 * Fetches documents in calls of at most `limit` ids. A call that fails as a whole is halved down to the ids that make it
 * fail; what an answer leaves out is asked for again before it counts as not delivered. Other failures reject.
 */
export async function fetchDocuments(
  ids: readonly RevisionIdentity[],
  limit: number,
  ask: AskGroup,
): Promise<FetchedDocuments> {
  const documents: ReceivedDocument[] = [];
  const failed: FailedRevision[] = [];
  const files = new Map<string, FileLocation>();
  let tooLarge = 0;
  const groups: Group[] = [...chunksOf(distinct(ids), limit)]
    .map((chunk) => ({ ids: chunk, divided: false }))
    .reverse();
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    const [first] = group.ids;
    if (first === undefined) continue;
    let answer: UpdateDataReader;
    try {
      answer = await ask(group.ids, group.divided);
    } catch (error) {
      if (!(error instanceof SyncError) || !divisible.has(error.key)) throw error;
      if (error.key === 'answerTooLarge' && group.ids.length === 1 && ++tooLarge > tooLargeLimit) throw error;
      if (group.ids.length === 1) failed.push({ identity: first, error: namedError(first, error) });
      else groups.push(...halves(group.ids));
      continue;
    }
    const missing = keep(answer, group.ids, documents);
    for (const file of answer.files) if (!files.has(file.sha1)) files.set(file.sha1, file);
    if (missing.length > 0 && group.ids.length === 1)
      failed.push({ identity: first, error: notDelivered(first) });
    else groups.push(...askedAgain(missing, group.ids));
  }
  return { documents, failed, files: [...files.values()] };
}

/** Keeps the documents that were asked for; the ids without one. */
function keep(
  answer: UpdateDataReader,
  asked: readonly RevisionIdentity[],
  documents: ReceivedDocument[],
): readonly RevisionIdentity[] {
  const open = new Map(asked.map((identity) => [revisionKey(identity), identity]));
  for (const document of answer.documents) {
    if (open.delete(revisionKey(document.identity))) documents.push(document);
  }
  return [...open.values()];
}

/**
 * How missing ids are asked for again. upsync ends its answer before the first id it does not have: the others are likely
 * to be there and go together. Elsewhere each goes alone.
 */
function askedAgain(
  missing: readonly RevisionIdentity[],
  asked: readonly RevisionIdentity[],
): readonly Group[] {
  const cutAt = asked.length - missing.length;
  const isTail = missing.every((identity, index) => identity === asked[cutAt + index]);
  const [first, ...rest] = missing;
  if (first === undefined) return [];
  if (isTail && rest.length > 0)
    return [
      { ids: rest, divided: true },
      { ids: [first], divided: true },
    ];
  return missing.map((identity) => ({ ids: [identity], divided: true }));
}

function halves(ids: readonly RevisionIdentity[]): readonly Group[] {
  const middle = Math.ceil(ids.length / 2);
  return [
    { ids: ids.slice(middle), divided: true },
    { ids: ids.slice(0, middle), divided: true },
  ];
}

function distinct(ids: readonly RevisionIdentity[]): readonly RevisionIdentity[] {
  return [...new Map(ids.map((identity) => [revisionKey(identity), identity])).values()];
}

function notDelivered(identity: RevisionIdentity): SyncError {
  return new SyncError('updateNotDelivered', `Update ${revisionKey(identity)} is listed but not delivered`, {
    source: 'GetUpdateData',
  });
}

function namedError(identity: RevisionIdentity, error: SyncError): SyncError {
  return new SyncError(error.key, `Update ${revisionKey(identity)}: ${error.message}`, {
    cause: error,
    source: error.source,
  });
}
