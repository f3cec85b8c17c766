import type { MaintenanceDetails, RunDocument, RunStep } from '../../domain/documents.ts';
import type { LinkStatus, RemoteSite, SupStatusDocument } from '../../domain/siteLinkDocument.ts';
import type { FullSyncReason, SyncTrigger } from '../../domain/syncEvent.ts';
import type { SyncStateValue } from '../../domain/syncState.ts';
import { linkLimits, type LinkOverview } from './linkMessages.ts';
import { moment, siteCode, siteType, words } from './linkReaders.ts';
import { flag, list, Members, nullable, oneOf, type Read, text, wholeNumber } from './messageValues.ts';

/** Reads a `LinkOverview`. */
export const readLinkOverview: Read<LinkOverview> = (value, where) => {
  const members = new Members(value, where);
  return {
    sites: members.read('sites', list(remoteSite, linkLimits.sites)),
    runs: members.read('runs', readRuns),
    running: members.read('running', list(siteCode, linkLimits.sites)),
  };
};

const name = text(255);
const linkState: Read<LinkStatus> = oneOf(0, 1, 2);
const syncState: Read<SyncStateValue> = oneOf(6700, 6701, 6702, 6703, 6704, 6705, 6706, 6707, 6708);

const remoteSite: Read<RemoteSite> = (value, where) => {
  const members = new Members(value, where);
  const code = members.read('siteCode', siteCode);
  return {
    siteCode: code,
    type: members.read('type', siteType),
    parent: members.read('parent', siteCode),
    siteServer: members.read('siteServer', name),
    zone: members.read('zone', text(100)),
    contentVersion: members.read('contentVersion', wholeNumber(0)),
    contentTime: members.read('contentTime', moment),
    sups: members.read('sups', list(remoteSup(code), linkLimits.sups)),
  };
};

function remoteSup(code: string): Read<RemoteSite['sups'][number]> {
  return (value, where) => {
    const members = new Members(value, where);
    const serverName = members.read('serverName', name);
    return {
      serverName,
      port: members.read('port', wholeNumber(0, 65_535)),
      url: members.read('url', nullable(text(2000))),
      publicUrl: members.read('publicUrl', nullable(text(2000))),
      isDefault: members.read('isDefault', flag),
      listen: members.read('listen', text(100)),
      https: members.read('https', nullable(oneOf('own', 'given'))),
      contentPort: members.read('contentPort', nullable(wholeNumber(0, 65_535))),
      status: members.read('status', supStatus(code, serverName)),
    };
  };
}

/** The row of a SUP; whose it is was read before. */
function supStatus(code: string, serverName: string): Read<SupStatusDocument> {
  return (value, where) => {
    const members = new Members(value, where);
    return {
      ...{ _id: `${code}/${serverName}`, siteCode: code, serverName },
      source: members.read('source', name),
      ...(members.has('state') ? { state: members.read('state', syncState) } : {}),
      ...(members.has('stateTime') ? { stateTime: members.read('stateTime', moment) } : {}),
      ...(members.has('lastSuccess') ? { lastSuccess: members.read('lastSuccess', moment) } : {}),
      errorCode: members.read('errorCode', wholeNumber(0, 0xffffffff)),
      ...(members.has('message') ? { message: members.read('message', words) } : {}),
      ...(members.has('cause') ? { cause: members.read('cause', words) } : {}),
      ...(members.has('remedy') ? { remedy: members.read('remedy', words) } : {}),
      catalogVersion: members.read('catalogVersion', wholeNumber(0)),
      linkStatus: members.read('linkStatus', linkState),
      ...(members.has('linkCheckTime') ? { linkCheckTime: members.read('linkCheckTime', moment) } : {}),
    };
  };
}

const trigger: Read<SyncTrigger> = oneOf('schedule', 'local', 'parent', 'retry');
const reason: Read<FullSyncReason> = oneOf(
  'requested',
  'firstSynchronization',
  'sourceChanged',
  'serverChanged',
  'subscriptionChanged',
  'supersedenceRulesChanged',
  'languagesChanged',
  'intervalElapsed',
  'anchorRejected',
);
const outcome: Read<RunDocument['outcome']> = oneOf(
  'running',
  'succeeded',
  'pendingLicenseTerms',
  'failed',
  'cancelled',
  'interrupted',
);

const run: Read<RunDocument> = (value, where) => {
  const members = new Members(value, where);
  return {
    _id: members.read('_id', text(60, /^\d{4}-[0-9T:.Z-]+ [A-Z0-9]{3} [0-9a-f]{8}$/)),
    siteCode: members.read('siteCode', siteCode),
    trigger: members.read('trigger', trigger),
    ...(members.has('requestedBy') ? { requestedBy: members.read('requestedBy', text(200)) } : {}),
    kind: members.read('kind', oneOf('full', 'delta', 'maintenance')),
    reasons: members.read('reasons', list(reason, 20)),
    started: members.read('started', moment),
    ...(members.has('ended') ? { ended: members.read('ended', moment) } : {}),
    outcome: members.read('outcome', outcome),
    steps: members.read('steps', list(step, 1000)),
    counts: members.read('counts', counts),
    bytes: members.read('bytes', wholeNumber(0)),
    ...(members.has('contentVersion')
      ? { contentVersion: members.read('contentVersion', wholeNumber(0)) }
      : {}),
    ...(members.has('error') ? { error: members.read('error', runError) } : {}),
  };
};

/** Reads a list of runs. */
export const readRuns: Read<readonly RunDocument[]> = list(run, linkLimits.runs);

const stepName: Read<RunStep['name']> = oneOf(
  'wsus',
  'siteDatabase',
  'replica',
  'children',
  'maintenance',
  'expiredCleanup',
  'compaction',
);

const details: Read<MaintenanceDetails> = (value, where) => {
  const members = new Members(value, where);
  const count = wholeNumber(0);
  return {
    ...(members.has('total') ? { total: members.read('total', count) } : {}),
    ...(members.has('declinedExpired') ? { declinedExpired: members.read('declinedExpired', count) } : {}),
    ...(members.has('declinedSuperseded')
      ? { declinedSuperseded: members.read('declinedSuperseded', count) }
      : {}),
    ...(members.has('deleted') ? { deleted: members.read('deleted', count) } : {}),
    ...(members.has('movedRecords') ? { movedRecords: members.read('movedRecords', count) } : {}),
    ...(members.has('droppedRecords') ? { droppedRecords: members.read('droppedRecords', count) } : {}),
    ...(members.has('movedBytes') ? { movedBytes: members.read('movedBytes', count) } : {}),
    ...(members.has('removedBytes') ? { removedBytes: members.read('removedBytes', count) } : {}),
  };
};

const step: Read<RunStep> = (value, where) => {
  const members = new Members(value, where);
  return {
    name: members.read('name', stepName),
    ...(members.has('server') ? { server: members.read('server', name) } : {}),
    started: members.read('started', moment),
    ...(members.has('ended') ? { ended: members.read('ended', moment) } : {}),
    ...(members.has('processed') ? { processed: members.read('processed', wholeNumber(0)) } : {}),
    ...(members.has('details') ? { details: members.read('details', details) } : {}),
  };
};

const counts: Read<RunDocument['counts']> = (value, where) => {
  const members = new Members(value, where);
  const count = wholeNumber(0);
  return {
    new: members.read('new', count),
    modified: members.read('modified', count),
    expired: members.read('expired', count),
    removed: members.read('removed', count),
    unchanged: members.read('unchanged', count),
    skipped: members.read('skipped', count),
    failed: members.read('failed', count),
    noLongerOffered: members.read('noLongerOffered', count),
  };
};

const runError: Read<NonNullable<RunDocument['error']>> = (value, where) => {
  const members = new Members(value, where);
  return {
    code: members.read('code', wholeNumber(0, 0xffffffff)),
    key: members.read('key', text(100)),
    message: members.read('message', words),
    cause: members.read('cause', words),
    remedy: members.read('remedy', words),
  };
};
