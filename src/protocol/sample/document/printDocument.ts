import type { BundleClause, UpdateFile, UpdateHeader } from '../../../domain/updateHeader.ts';
import type { WrittenClause } from '../catalog/seriesTable.ts';
import type { DocumentPlan } from './documentPlan.ts';
import { declarations, escaped } from './xmlText.ts';

/** The document as update servers send it: one line, no XML declaration, prefixes as everywhere. */
export function printDocument(plan: DocumentPlan): string {
  const { header } = plan;
  const head = `<upd:Update${declarations(['pub', ...plan.prefixes, 'upd'])}><upd:UpdateIdentity UpdateID="${header.updateId}" RevisionNumber="${header.revision}" />${properties(plan)}${localized(plan)}${relationships(header, plan.clauses)}`;
  const tail = `${files(plan)}${handlerData(plan)}</upd:Update>`;
  return head + plan.rules(plan.length - head.length - tail.length) + tail;
}

function properties(plan: DocumentPlan): string {
  const { header } = plan;
  const attribute = (name: string, value: string | number | boolean | undefined): string =>
    value === undefined ? '' : ` ${name}="${escaped(String(value))}"`;
  const size = header.maxDownloadSize;
  const handler = header.handler === undefined ? undefined : handlerUri(header.handler);
  return (
    `<upd:Properties UpdateType="${header.updateType}" DefaultPropertiesLanguage="${header.defaultLanguage}"` +
    attribute('Handler', handler) +
    attribute('EulaID', header.eulaId) +
    (header.explicitlyDeployable ? ' ExplicitlyDeployable="true"' : '') +
    plan.attributes +
    attribute('DetectoidType', header.detectoidType) +
    attribute('MsrcSeverity', header.msrcSeverity) +
    attribute('IsBeta', header.isBeta) +
    attribute('BrowseOnly', header.browseOnly) +
    attribute('OSUpgrade', header.osUpgrade) +
    (size === undefined ? '' : ` MaxDownloadSize="${size}" MinDownloadSize="0"`) +
    ` PublicationState="${header.publicationState}" CreationDate="${header.created}" PublisherID="${plan.publisherId}">` +
    (plan.installationBehavior
      ? '<upd:InstallationBehavior Impact="Normal" RebootBehavior="CanRequestReboot" />'
      : '') +
    element('SupportUrl', header.supportUrl) +
    header.bulletinIds.map((id) => element('SecurityBulletinID', id)).join('') +
    plan.cveIds.map((id) => element('CveID', id)).join('') +
    header.kbArticleIds.map((id) => element('KBArticleID', id)).join('') +
    header.contentLanguages.map((language) => element('Language', language)).join('') +
    '</upd:Properties>'
  );
}

function handlerUri(handler: string): string {
  return `http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/${handler}`;
}

function localized({ header, uninstallNotes }: DocumentPlan): string {
  const texts = header.texts.map(
    ({ language, title, description }) =>
      `<upd:LocalizedProperties>${element('Language', language)}${element('Title', title)}${element('Description', description)}${element('UninstallNotes', uninstallNotes[language])}${element('MoreInfoUrl', header.moreInfoUrl)}${element('SupportUrl', header.supportUrl)}</upd:LocalizedProperties>`,
  );
  const licenses = header.eulaFiles.map((file) => {
    const digest = `Digest="${base64(file.sha1)}" DigestAlgorithm="SHA1" FileName="${file.name}" Size="${file.size}"`;
    return `<upd:EulaFile ${digest} Language="${file.language ?? ''}">${additionalDigest(file)}</upd:EulaFile>`;
  });
  return `<upd:LocalizedPropertiesCollection>${texts.join('')}${licenses.join('')}</upd:LocalizedPropertiesCollection>`;
}

function relationships({ supersedes, bundles }: UpdateHeader, clauses: readonly WrittenClause[]): string {
  const superseded = supersedes.map(identity).join('');
  const prerequisites = clauses.map(clause).join('');
  const bundled = bundles.map(bundle).join('');
  const parts =
    list('SupersededUpdates', superseded) +
    list('Prerequisites', prerequisites) +
    list('BundledUpdates', bundled);
  return list('Relationships', parts);
}

function clause({ anyOf, isCategory, grouped }: WrittenClause): string {
  const ids = anyOf.map(identity).join('');
  if (!grouped) return ids;
  return `<upd:AtLeastOne${isCategory ? ' IsCategory="true"' : ''}>${ids}</upd:AtLeastOne>`;
}

function bundle({ anyOf }: BundleClause): string {
  const revisions = anyOf
    .map(
      ({ updateId, revision }) =>
        `<upd:UpdateIdentity UpdateID="${updateId}" RevisionNumber="${revision}" />`,
    )
    .join('');
  return anyOf.length === 1 ? revisions : `<upd:AtLeastOne>${revisions}</upd:AtLeastOne>`;
}

function files({ header, fileDate }: DocumentPlan): string {
  const parts = header.files.map((file) => {
    const patching = file.patchingType === undefined ? '' : ` PatchingType="${file.patchingType}"`;
    return `<upd:File Digest="${base64(file.sha1)}" DigestAlgorithm="SHA1" FileName="${escaped(file.name)}" Size="${file.size}" Modified="${fileDate}"${patching}>${additionalDigest(file)}</upd:File>`;
  });
  return list('Files', parts.join(''));
}

function additionalDigest({ sha256 }: UpdateFile): string {
  if (sha256 === undefined) return '';
  return `<upd:AdditionalDigest Algorithm="SHA256">${base64(sha256)}</upd:AdditionalDigest>`;
}

function handlerData({ handlerData: data }: DocumentPlan): string {
  if (data === undefined) return '';
  return `<upd:HandlerSpecificData xsi:type="${data.type}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${data.xml}</upd:HandlerSpecificData>`;
}

function identity(updateId: string): string {
  return `<upd:UpdateIdentity UpdateID="${updateId}" />`;
}

function list(name: string, content: string): string {
  return content === '' ? '' : `<upd:${name}>${content}</upd:${name}>`;
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<upd:${name}>${escaped(text)}</upd:${name}>`;
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
