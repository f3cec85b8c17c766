import type { SiteType } from '../../domain/siteLinkDocument.ts';
import type { ParentState, SiteChange } from '../../domain/siteLink.ts';
import type { Page } from '../../domain/store.ts';
import { isSiteCode } from '../../domain/siteCode.ts';
import {
  type AttachRequest,
  type ChangeSetRequest,
  linkLimits,
  type SynchronizeRequest,
} from './linkMessages.ts';
import { flag, list, Members, oneOf, type Read, text, wholeNumber } from './messageValues.ts';

/** A site code, upper case. */
export const siteCode: Read<string> = (value, where) => {
  const code = text(3)(value, where);
  return isSiteCode(code) ? code : text(0)(code, where);
};

/** Kind of a site. */
export const siteType: Read<SiteType> = oneOf('cas', 'primary', 'secondary');

/** A name or sentence for people. */
export const words = text(4000);

/** A GUID, lower case with hyphens. */
const guid = text(36, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const digest = text(64, /^[0-9a-f]{64}$/);
/** What a cursor may be: the store that made it understands it. */
const cursor = text(1000);
/** Moments, ms UTC. */
export const moment = wholeNumber(0);

/** Reads an `AttachRequest`. */
export const readAttachRequest: Read<AttachRequest> = (value, where) => {
  const members = new Members(value, where);
  return {
    siteCode: members.read('siteCode', siteCode),
    type: members.read('type', siteType),
    parentSite: members.read('parentSite', siteCode),
    parentService: members.read('parentService', guid),
    create: members.read('create', flag),
    ...(members.has('siteServer') ? { siteServer: members.read('siteServer', text(255)) } : {}),
    ...(members.has('zone') ? { zone: members.read('zone', text(100)) } : {}),
    checkSeconds: members.read('checkSeconds', wholeNumber(1, 3600)),
  };
};

/** Reads a `SynchronizeRequest`. */
export const readSynchronizeRequest: Read<SynchronizeRequest> = (value, where) => {
  const members = new Members(value, where);
  return {
    siteCode: members.read('siteCode', siteCode),
    full: members.read('full', flag),
    ...(members.has('version') ? { version: members.read('version', wholeNumber(0)) } : {}),
    ...(members.has('user') ? { user: members.read('user', text(200)) } : {}),
  };
};

/** Reads a `ParentState`. */
export const readParentState: Read<ParentState> = (value, where) => {
  const members = new Members(value, where);
  return {
    siteCode: members.read('siteCode', siteCode),
    content: members.read('content', contentMark),
    ...(members.has('sup') ? { sup: members.read('sup', parentSup) } : {}),
    subscription: members.read('subscription', subscription),
  };
};

/** Reads a `ChangeSetRequest`. */
export const readChangeSetRequest: Read<ChangeSetRequest> = (value, where) => {
  const members = new Members(value, where);
  return {
    from: members.read('from', contentMark),
    to: members.read('to', wholeNumber(0)),
    ...(members.has('after') ? { after: members.read('after', cursor) } : {}),
  };
};

/** Reads the answer to a `ChangeSetRequest`. */
export const readChangePage: Read<Page<SiteChange> | 'fullNeeded'> = (value, where) => {
  if (value === 'fullNeeded') return value;
  const members = new Members(value, where);
  return {
    items: members.read('items', list(siteChange, linkLimits.changes)),
    ...(members.has('next') ? { next: members.read('next', cursor) } : {}),
  };
};

const contentMark: Read<ParentState['content']> = (value, where) => {
  const members = new Members(value, where);
  return { version: members.read('version', wholeNumber(0)), time: members.read('time', moment) };
};

const parentSup: Read<NonNullable<ParentState['sup']>> = (value, where) => {
  const members = new Members(value, where);
  return {
    url: members.read('url', httpUrl),
    serverId: members.read('serverId', guid),
    serverName: members.read('serverName', text(255)),
  };
};

const httpUrl: Read<string> = (value, where) => {
  const given = text(2000)(value, where);
  const isAllowed = URL.canParse(given) && /^https?:$/.test(new URL(given).protocol);
  return isAllowed ? given : text(0)(given, where);
};

const subscription: Read<ParentState['subscription']> = (value, where) => {
  const members = new Members(value, where);
  return {
    products: members.read('products', list(guid, linkLimits.categories)),
    classifications: members.read('classifications', list(guid, linkLimits.categories)),
    languages: members.read('languages', list(text(20, /^[A-Za-z0-9-]+$/), 200)),
  };
};

const siteChange: Read<SiteChange> = (value, where) => {
  const members = new Members(value, where);
  const kind = members.read('kind', oneOf('put', 'remove'));
  return kind === 'put' ? { kind, row: members.read('row', row) } : { kind, ...identity(members) };
};

const row: Read<Extract<SiteChange, { kind: 'put' }>['row']> = (value, where) => {
  const members = new Members(value, where);
  return {
    ...identity(members),
    storedDigest: members.read('storedDigest', digest),
    // Bits of `RowFlag`.
    flags: members.read('flags', wholeNumber(0, 63)),
    since: members.read('since', moment),
  };
};

function identity(members: Members): { readonly updateId: string; readonly revision: number } {
  return {
    updateId: members.read('updateId', guid),
    revision: members.read('revision', wholeNumber(0, 0x7fffffff)),
  };
}
