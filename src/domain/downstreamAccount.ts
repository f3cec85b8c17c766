import type { DownstreamDocument, ReportedServerDocument } from './downstreamDocuments.ts';

/** What one request did, for the account of the downstream server that made it. */
export interface DownstreamContact {
  /** ms UTC. */
  readonly time: number;
  readonly name: string;
  readonly address: string;
  readonly operation: string;
  readonly bytes: number;
  readonly listed?: 'config' | 'updates';
  /** Anchor asked with, and handed out. */
  readonly since?: string;
  readonly anchor?: string;
  readonly revisions: number;
  readonly documents: number;
  readonly files: number;
  readonly isRefused: boolean;
  /** Why it was not answered. */
  readonly fault?: string;
}

/** An account without any contact yet. */
export function newDownstream(
  sup: string,
  accountId: string,
  { time, name, address }: DownstreamContact,
): DownstreamDocument {
  return {
    _id: `${sup}|${accountId}`,
    ...{ sup, accountId, name, address, firstContact: time, lastContact: time, listed: 0, fetched: 0 },
    ...{ requests: 0, revisions: 0, documents: 0, filesNamed: 0, filesSent: 0, bytes: 0, refused: 0 },
  };
}

/**
 * The account after a request. A synchronization counts as whole when nothing of its list of updates is missing: the list was empty,
 * as many documents were fetched as it has, or the next list begins at its anchor, which a server keeps only when it has everything.
 */
export function afterContact(before: DownstreamDocument, contact: DownstreamContact): DownstreamDocument {
  const { time, fault, operation } = contact;
  const counted: DownstreamDocument = {
    ...before,
    ...{ name: contact.name, address: contact.address, lastContact: time },
    requests: before.requests + 1,
    bytes: before.bytes + contact.bytes,
    refused: before.refused + (contact.isRefused ? 1 : 0),
    ...(fault === undefined ? {} : { lastFault: { time, operation, fault } }),
  };
  if (fault !== undefined) return counted;
  return fetched(listed(counted, contact), contact);
}

/** The account after a file was downloaded from its address. */
export function afterFile(before: DownstreamDocument, time: number, bytes: number): DownstreamDocument {
  return {
    ...before,
    lastContact: time,
    requests: before.requests + 1,
    filesSent: before.filesSent + 1,
    bytes: before.bytes + bytes,
  };
}

/** The account after a report, with which a synchronization ends; the report is kept where it is about that server. */
export function afterReport(
  before: DownstreamDocument,
  time: number,
  servers: readonly ReportedServerDocument[],
): DownstreamDocument {
  return {
    ...before,
    lastContact: time,
    report: { time, servers },
    ...whole(before, before.fetching ?? time),
  };
}

function listed(before: DownstreamDocument, contact: DownstreamContact): DownstreamDocument {
  const { time, anchor, revisions, since } = contact;
  const counted = { ...before, revisions: before.revisions + revisions };
  if (contact.listed !== 'updates' || anchor === undefined) return counted;
  const isNext = since !== undefined && since === before.anchor && before.fetching !== undefined;
  return {
    ...counted,
    ...(isNext ? whole(before, before.fetching) : {}),
    ...{ anchor, listed: revisions, fetched: 0, fetching: time },
    ...(revisions === 0 ? { lastSynchronization: time } : {}),
  };
}

function fetched(before: DownstreamDocument, contact: DownstreamContact): DownstreamDocument {
  const { time, documents, files } = contact;
  if (documents === 0) return before;
  const after = {
    ...before,
    documents: before.documents + documents,
    filesNamed: before.filesNamed + files,
    fetched: before.fetched + documents,
  };
  if (before.fetching === undefined) return after;
  return {
    ...after,
    fetching: time,
    ...(after.fetched >= after.listed ? { lastSynchronization: time } : {}),
  };
}

function whole(
  { lastSynchronization = 0 }: DownstreamDocument,
  time: number,
): { readonly lastSynchronization: number } {
  return { lastSynchronization: Math.max(lastSynchronization, time) };
}
