import type { RevisionIdentity } from '../../domain/revision.ts';
import type { CategoryType, UpdateFile, UpdateType } from '../../domain/updateHeader.ts';
import { DocumentFault } from './documentFault.ts';
import type { Attributes } from './documentValues.ts';
import {
  booleanAttribute,
  detached,
  excerpt,
  guidAttribute,
  hexDigest,
  isoDate,
  numberAttribute,
} from './documentValues.ts';
import type { HeaderDraft, Mutable } from './headerDraft.ts';

/** What is done about one element; elements without a rule are skipped with everything in them. */
export interface ElementRule {
  readonly open?: (draft: HeaderDraft, attributes: Attributes) => void;
  /** Where given, the element's own text is collected and handed over at its end. */
  readonly text?: (draft: HeaderDraft, text: string) => void;
  readonly close?: (draft: HeaderDraft) => void;
  readonly children?: ReadonlyMap<string, ElementRule>;
}

const updateTypes = new Map<string, UpdateType>([
  ['Category', 'Category'],
  ['Detectoid', 'Detectoid'],
  ['Software', 'Software'],
  ['Driver', 'Driver'],
]);

const categoryTypes = new Map<string, CategoryType>([
  ['Company', 'Company'],
  ['ProductFamily', 'ProductFamily'],
  ['Product', 'Product'],
  ['UpdateClassification', 'UpdateClassification'],
]);

/** The document element and, below it, all elements that a header is read from (update-xml.md §2–§9). */
export const documentElement = 'upd:Update';

/** The rule of the document element. */
export const documentRule: ElementRule = {
  children: rules({
    'upd:UpdateIdentity': {
      open: (draft, attributes) => {
        Object.assign(draft.header, revisionIdentity(attributes, 'UpdateIdentity'));
      },
    },
    'upd:Properties': {
      open: readProperties,
      children: rules({
        'upd:MoreInfoUrl': { text: (draft, text) => (draft.header.moreInfoUrl = trimmed(text)) },
        'upd:SupportUrl': { text: (draft, text) => (draft.header.supportUrl = trimmed(text)) },
        'upd:SecurityBulletinID': {
          text: (draft, text) => {
            keep(draft, draft.header.bulletinIds, text);
          },
        },
        'upd:KBArticleID': {
          text: (draft, text) => {
            keep(draft, draft.header.kbArticleIds, text);
          },
        },
        'upd:Language': {
          text: (draft, text) => {
            keep(draft, draft.header.contentLanguages, text.toLowerCase());
          },
        },
        'upd:SecuredFragment': {
          text: (draft, text) => {
            if (text.trim() === 'FileDecryption') draft.header.requestsDecryptionData = true;
          },
        },
      }),
    },
    'upd:LocalizedPropertiesCollection': {
      children: rules({
        'upd:LocalizedProperties': {
          open: (draft) => (draft.text = {}),
          close: (draft) => {
            draft.keepText();
          },
          children: rules({
            'upd:Language': { text: (draft, text) => (draft.text.language = trimmed(text).toLowerCase()) },
            'upd:Title': { text: (draft, text) => (draft.text.title = detached(text)) },
            'upd:Description': { text: (draft, text) => (draft.text.description = detached(text)) },
            'upd:MoreInfoUrl': { text: (draft, text) => (draft.text.moreInfoUrl = trimmed(text)) },
            'upd:SupportUrl': { text: (draft, text) => (draft.text.supportUrl = trimmed(text)) },
          }),
        },
        'upd:EulaFile': fileRule('EulaFile', (draft) => draft.header.eulaFiles),
      }),
    },
    'upd:Relationships': {
      children: rules({
        'upd:SupersededUpdates': {
          children: rules({
            'upd:UpdateIdentity': {
              open: (draft, attributes) => {
                draft.count();
                draft.header.supersedes.push(guidAttribute(attributes, 'UpdateID', 'A superseded update'));
              },
            },
          }),
        },
        'upd:Prerequisites': {
          children: rules({
            'upd:UpdateIdentity': {
              open: (draft, attributes) => {
                draft.header.prerequisites.push({
                  anyOf: [prerequisite(draft, attributes)],
                  isCategory: false,
                });
              },
            },
            'upd:AtLeastOne': {
              open: (draft, attributes) => {
                draft.prerequisiteIds = [];
                draft.clauseIsCategory = booleanAttribute(attributes, 'IsCategory') ?? false;
              },
              close: ({ prerequisiteIds, header, clauseIsCategory }) => {
                if (prerequisiteIds.length > 0)
                  header.prerequisites.push({ anyOf: prerequisiteIds, isCategory: clauseIsCategory });
              },
              children: rules({
                'upd:UpdateIdentity': {
                  open: (draft, attributes) => draft.prerequisiteIds.push(prerequisite(draft, attributes)),
                },
              }),
            },
          }),
        },
        'upd:BundledUpdates': {
          children: rules({
            'upd:UpdateIdentity': {
              open: (draft, attributes) => draft.header.bundles.push({ anyOf: [bundled(draft, attributes)] }),
            },
            'upd:AtLeastOne': {
              open: (draft) => (draft.bundledRevisions = []),
              close: ({ bundledRevisions, header }) => {
                if (bundledRevisions.length > 0) header.bundles.push({ anyOf: bundledRevisions });
              },
              children: rules({
                'upd:UpdateIdentity': {
                  open: (draft, attributes) => draft.bundledRevisions.push(bundled(draft, attributes)),
                },
              }),
            },
          }),
        },
      }),
    },
    'upd:Files': { children: rules({ 'upd:File': fileRule('File', (draft) => draft.header.files) }) },
    'upd:HandlerSpecificData': { children: rules({ 'cat:CategoryInformation': { open: readCategory } }) },
  }),
};

function rules(children: Readonly<Record<string, ElementRule>>): ReadonlyMap<string, ElementRule> {
  return new Map(Object.entries(children));
}

function readProperties(draft: HeaderDraft, attributes: Attributes): void {
  const { header } = draft;
  const type = attributes['UpdateType'];
  if (type === undefined) throw new DocumentFault('damagedDocument', 'Properties has no UpdateType');
  // What is no configuration item is content, whatever a later server may call it.
  header.updateType = updateTypes.get(type) ?? 'Software';
  const created = attributes['CreationDate'];
  if (created === undefined) throw new DocumentFault('damagedDocument', 'Properties has no CreationDate');
  const date = isoDate(created);
  if (date === undefined)
    throw new DocumentFault('damagedDocument', `CreationDate is no date and time: "${excerpt(created)}"`);
  header.created = date;
  const language = attributes['DefaultPropertiesLanguage'];
  if (language !== undefined) header.defaultLanguage = trimmed(language).toLowerCase();
  if (attributes['PublicationState'] === 'Expired') header.publicationState = 'Expired';
  header.explicitlyDeployable = booleanAttribute(attributes, 'ExplicitlyDeployable') ?? false;
  const maxDownloadSize = numberAttribute(attributes, 'MaxDownloadSize', 'Properties');
  if (maxDownloadSize !== undefined) header.maxDownloadSize = maxDownloadSize;
  const isBeta = booleanAttribute(attributes, 'IsBeta');
  if (isBeta !== undefined) header.isBeta = isBeta;
  const browseOnly = booleanAttribute(attributes, 'BrowseOnly');
  if (browseOnly !== undefined) header.browseOnly = browseOnly;
  const handler = attributes['Handler'];
  if (handler !== undefined) header.handler = detached(handler.slice(handler.lastIndexOf('/') + 1));
  const { DetectoidType, MsrcSeverity, OSUpgrade, CompatibleProtocolVersion } = attributes;
  if (DetectoidType !== undefined) header.detectoidType = detached(DetectoidType);
  if (MsrcSeverity !== undefined) header.msrcSeverity = detached(MsrcSeverity);
  if (OSUpgrade !== undefined) header.osUpgrade = detached(OSUpgrade);
  if (CompatibleProtocolVersion !== undefined)
    header.compatibleProtocolVersion = detached(CompatibleProtocolVersion);
  if (attributes['EulaID'] !== undefined) header.eulaId = guidAttribute(attributes, 'EulaID', 'Properties');
}

function readCategory({ header }: HeaderDraft, attributes: Attributes): void {
  const type = categoryTypes.get(attributes['CategoryType'] ?? '');
  if (type !== undefined) header.categoryType = type;
  const excludedByDefault = booleanAttribute(attributes, 'ExcludedByDefault');
  if (excludedByDefault !== undefined) header.excludedByDefault = excludedByDefault;
  const prohibitsUpdates = booleanAttribute(attributes, 'ProhibitsUpdates');
  if (prohibitsUpdates !== undefined) header.prohibitsUpdates = prohibitsUpdates;
}

function revisionIdentity(attributes: Attributes, where: string): RevisionIdentity {
  const updateId = guidAttribute(attributes, 'UpdateID', where);
  const revision = numberAttribute(attributes, 'RevisionNumber', where);
  if (revision === undefined || revision < 1)
    throw new DocumentFault('damagedDocument', `${where} has no RevisionNumber of 1 or more`);
  return { updateId, revision };
}

function prerequisite(draft: HeaderDraft, attributes: Attributes): string {
  draft.count();
  return guidAttribute(attributes, 'UpdateID', 'A prerequisite');
}

function bundled(draft: HeaderDraft, attributes: Attributes): RevisionIdentity {
  draft.count();
  return revisionIdentity(attributes, 'A bundled update');
}

/** A file element with its second digest, added to the draft's list of its kind. */
function fileRule(element: string, list: (draft: HeaderDraft) => Mutable<UpdateFile>[]): ElementRule {
  return {
    open: (draft, attributes) => {
      draft.count();
      list(draft).push(updateFile(attributes, element));
    },
    children: rules({
      'upd:AdditionalDigest': {
        open: (draft, attributes) => (draft.digestAlgorithm = attributes['Algorithm'] ?? ''),
        text: (draft, text) => {
          const file = list(draft).at(-1);
          if (file === undefined || draft.digestAlgorithm !== 'SHA256') return;
          const digest = hexDigest(text, 32);
          if (digest === undefined)
            throw new DocumentFault('damagedDocument', `AdditionalDigest of ${file.name} is no SHA-256`);
          file.sha256 = digest;
        },
      },
    }),
  };
}

function updateFile(attributes: Attributes, element: string): Mutable<UpdateFile> {
  const { FileName, Digest, DigestAlgorithm = 'SHA1', PatchingType, Language } = attributes;
  if (FileName === undefined) throw new DocumentFault('damagedDocument', `${element} has no FileName`);
  const where = `${element} ${excerpt(FileName)}`;
  const size = numberAttribute(attributes, 'Size', where);
  if (size === undefined) throw new DocumentFault('damagedDocument', `${where} has no Size`);
  const sha1 = DigestAlgorithm === 'SHA1' ? hexDigest(Digest ?? '', 20) : undefined;
  if (sha1 === undefined) throw new DocumentFault('damagedDocument', `${where} has no SHA-1 digest`);
  const file: Mutable<UpdateFile> = { name: detached(FileName), size, sha1 };
  if (PatchingType !== undefined) file.patchingType = detached(PatchingType);
  if (Language !== undefined) file.language = detached(Language.toLowerCase());
  return file;
}

function keep(draft: HeaderDraft, list: string[], text: string): void {
  const value = trimmed(text);
  if (value === '') return;
  draft.count();
  list.push(value);
}

function trimmed(text: string): string {
  return detached(text.trim());
}
