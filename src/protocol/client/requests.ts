import type { RevisionIdentity } from '../../domain/revision.ts';
import type { FilterId, RevisionQuery, UpstreamEndpoint } from '../../domain/upstream.ts';
import { textElement } from '../soap/xmlText.ts';
import { type AuthorizationCookie, cookieMember, type SessionCookie } from './sessionCookie.ts';
import type { SoapCall } from './soapClient.ts';

/** The version that this client speaks, as Windows Server 2025 does. */
const protocolVersion = '1.20';

/** GetAuthConfig. */
export const authConfigCall: SoapCall = { operation: 'GetAuthConfig', members: '' };

/** GetAuthorizationCookie, to the authorization service. */
export function authorizationCookieCall({ accountName, accountId }: UpstreamEndpoint): SoapCall {
  const members = textElement('accountName', accountName) + textElement('accountGuid', accountId);
  return { operation: 'GetAuthorizationCookie', members, service: 'authorization' };
}

/** GetCookie; `old` is the one to be renewed. */
export function cookieCall({ plugInId, cookieData }: AuthorizationCookie, old?: SessionCookie): SoapCall {
  const authorization = textElement('PlugInId', plugInId) + textElement('CookieData', cookieData);
  const members =
    `<authCookies><AuthorizationCookie>${authorization}</AuthorizationCookie></authCookies>` +
    (old === undefined ? '' : cookieMember('oldCookie', old)) +
    textElement('protocolVersion', protocolVersion);
  return { operation: 'GetCookie', members };
}

/** GetConfigData. */
export function configCall(cookie: SessionCookie, anchor: string | undefined): SoapCall {
  const members = cookieMember('cookie', cookie) + optionalText('configAnchor', anchor);
  return { operation: 'GetConfigData', members };
}

/**
 * GetRevisionIdList. The order of the filter's members matters to Microsoft Update, which also wants Get63LanguageOnly;
 * Windows servers leave it out and send Languages neither. Without an anchor nothing can be asked as a delta.
 */
export function revisionListCall(
  cookie: SessionCookie,
  query: RevisionQuery,
  profile: UpstreamEndpoint['profile'],
): SoapCall {
  const { anchor } = query;
  const microsoft = profile === 'microsoft-update';
  const ids = (name: string, list: readonly FilterId<string>[]): string =>
    list.length === 0
      ? ''
      : `<${name}>${list.map((id) => filterMember('IdAndDelta', id, anchor)).join('')}</${name}>`;
  let filter = optionalText('Anchor', anchor) + textElement('GetConfig', query.kind === 'config');
  if (microsoft) filter += textElement('Get63LanguageOnly', false);
  if (query.kind === 'updates') {
    filter += ids('Categories', query.categories) + ids('Classifications', query.classifications);
    if (microsoft && query.languages.length > 0)
      filter += `<Languages>${query.languages.map((id) => filterMember('LanguageAndDelta', id, anchor)).join('')}</Languages>`;
  }
  return {
    operation: 'GetRevisionIdList',
    members: `${cookieMember('cookie', cookie)}<filter>${filter}</filter>`,
  };
}

/** GetUpdateData. */
export function updateDataCall(cookie: SessionCookie, ids: readonly RevisionIdentity[]): SoapCall {
  const identities = ids.map(
    ({ updateId, revision }) =>
      `<UpdateIdentity>${textElement('UpdateID', updateId)}${textElement('RevisionNumber', revision)}</UpdateIdentity>`,
  );
  const members = `${cookieMember('cookie', cookie)}<updateIds>${identities.join('')}</updateIds>`;
  return { operation: 'GetUpdateData', members };
}

/** GetUpdateData of a server that shares this one's store: digests instead of documents (not part of the protocol). */
export function storedDigestsCall(cookie: SessionCookie, ids: readonly RevisionIdentity[]): SoapCall {
  const pairs = ids.map(({ updateId, revision }) => `${updateId}/${revision}`);
  const members = cookieMember('cookie', cookie) + textElement('storedDigestsOf', pairs.join(' '));
  return { operation: 'GetUpdateData', members };
}

/** GetDeployments. */
export function deploymentsCall(
  cookie: SessionCookie,
  anchors: { readonly deployments?: string; readonly sync: string },
): SoapCall {
  const members =
    cookieMember('cookie', cookie) +
    optionalText('deploymentAnchor', anchors.deployments) +
    textElement('syncAnchor', anchors.sync);
  return { operation: 'GetDeployments', members };
}

/** DownloadFiles for one file, as Windows asks (<68>); `sha1` in hex. */
export function downloadFilesCall(cookie: SessionCookie, sha1: string): SoapCall {
  const digest = textElement('base64Binary', Buffer.from(sha1, 'hex').toString('base64'));
  const members = `${cookieMember('cookie', cookie)}<fileDigestList>${digest}</fileDigestList>`;
  return { operation: 'DownloadFiles', members };
}

/** GetRollupConfiguration with the fixed cookie of the reporting service (MS-WSUSSS 3.1.4.13). */
export const rollupConfigurationCall: SoapCall = {
  operation: 'GetRollupConfiguration',
  members: '<cookie><Expiration>9999-12-31T23:59:59.9999999</Expiration><EncryptedData /></cookie>',
  service: 'reporting',
};

function filterMember(
  name: string,
  { id, delta }: FilterId<string | number>,
  anchor: string | undefined,
): string {
  return `<${name}>${textElement('Id', id)}${textElement('Delta', delta && anchor !== undefined)}</${name}>`;
}

function optionalText(name: string, text: string | undefined): string {
  return text === undefined ? '' : textElement(name, text);
}
