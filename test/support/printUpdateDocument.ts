import type {
  BundleClause,
  PrerequisiteClause,
  UpdateFile,
  UpdateHeader,
} from '../../src/domain/updateHeader.ts';

/** How a header is written down: prefixes of the two namespaces (empty: default namespace) and what stands in the rules. */
export interface PrintOptions {
  readonly upd?: string;
  readonly cat?: string;
  /** XML of ApplicabilityRules; nothing of it belongs to the header. */
  readonly rules?: string;
}

const namespaces = 'http://schemas.microsoft.com/msus/2002/12';

/** An update document that says what the header says. */
export function printUpdateDocument(header: UpdateHeader, options: PrintOptions = {}): string {
  const { upd = 'upd', cat = 'cat', rules = '' } = options;
  const u = upd === '' ? '' : `${upd}:`;
  const c = cat === '' ? '' : `${cat}:`;
  const declare = (prefix: string, name: string): string =>
    ` xmlns${prefix === '' ? '' : `:${prefix}`}="${namespaces}/${name}"`;
  const element = (name: string, attributes: Attributes, content = ''): string =>
    `<${u}${name}${printAttributes(attributes)}${content === '' ? ' />' : `>${content}</${u}${name}>`}`;
  const texts = (name: string, values: readonly string[]): string =>
    values.map((value) => element(name, {}, escape(value))).join('');
  const optionalText = (name: string, value: string | undefined): string =>
    value === undefined ? '' : `<${u}${name}>${escape(value)}</${u}${name}>`;
  const identity = (id: string, revision?: number): string =>
    element('UpdateIdentity', { UpdateID: id, RevisionNumber: revision });
  const file = (name: string, { sha1, sha256, ...rest }: UpdateFile): string =>
    element(
      name,
      {
        FileName: rest.name,
        Size: rest.size,
        Digest: base64(sha1),
        DigestAlgorithm: 'SHA1',
        PatchingType: rest.patchingType,
        Language: rest.language,
      },
      sha256 === undefined ? '' : element('AdditionalDigest', { Algorithm: 'SHA256' }, base64(sha256)),
    );
  const prerequisite = ({ anyOf, isCategory }: PrerequisiteClause): string =>
    anyOf.length === 1 && !isCategory
      ? identity(anyOf[0] ?? '')
      : element(
          'AtLeastOne',
          { IsCategory: isCategory || undefined },
          anyOf.map((id) => identity(id)).join(''),
        );
  const bundle = ({ anyOf }: BundleClause): string =>
    element('AtLeastOne', {}, anyOf.map(({ updateId, revision }) => identity(updateId, revision)).join(''));
  const category =
    header.updateType === 'Category' && header.categoryType !== undefined
      ? `<${u}HandlerSpecificData><${c}CategoryInformation${cat === '' ? declare('', 'UpdateHandlers/Category') : ''}${printAttributes(
          {
            CategoryType: header.categoryType,
            ExcludedByDefault: header.excludedByDefault,
            ProhibitsUpdates: header.prohibitsUpdates,
          },
        )} /></${u}HandlerSpecificData>`
      : '';
  const body = [
    identity(header.updateId, header.revision),
    element(
      'Properties',
      {
        UpdateType: header.updateType,
        DefaultPropertiesLanguage: header.defaultLanguage,
        PublicationState: header.publicationState,
        CreationDate: header.created,
        ExplicitlyDeployable: header.explicitlyDeployable,
        DetectoidType: header.detectoidType,
        Handler: header.handler === undefined ? undefined : `${namespaces}/UpdateHandlers/${header.handler}`,
        MsrcSeverity: header.msrcSeverity,
        MaxDownloadSize: header.maxDownloadSize,
        IsBeta: header.isBeta,
        OSUpgrade: header.osUpgrade,
        BrowseOnly: header.browseOnly,
        CompatibleProtocolVersion: header.compatibleProtocolVersion,
        EulaID: header.eulaId,
      },
      [
        optionalText('MoreInfoUrl', header.moreInfoUrl),
        optionalText('SupportUrl', header.supportUrl),
        texts('SecurityBulletinID', header.bulletinIds),
        texts('KBArticleID', header.kbArticleIds),
        texts('Language', header.contentLanguages),
        header.requestsDecryptionData === true ? texts('SecuredFragment', ['FileDecryption']) : '',
      ].join(''),
    ),
    element(
      'LocalizedPropertiesCollection',
      {},
      [
        ...header.texts.map((text) =>
          element(
            'LocalizedProperties',
            {},
            texts('Language', [text.language]) +
              optionalText('Title', text.title) +
              optionalText('Description', text.description),
          ),
        ),
        ...header.eulaFiles.map((eula) => file('EulaFile', eula)),
      ].join(''),
    ),
    element(
      'Relationships',
      {},
      element('SupersededUpdates', {}, header.supersedes.map((id) => identity(id)).join('')) +
        element('Prerequisites', {}, header.prerequisites.map(prerequisite).join('')) +
        element('BundledUpdates', {}, header.bundles.map(bundle).join('')),
    ),
    element('ApplicabilityRules', {}, rules),
    element('Files', {}, header.files.map((each) => file('File', each)).join('')),
    category,
  ].join('');
  return `<${u}Update${declare(upd, 'Update')}${cat === '' ? '' : declare(cat, 'UpdateHandlers/Category')}>${body}</${u}Update>`;
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

function printAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escape(String(value))}"`))
    .join('');
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function escape(text: string): string {
  return text.replace(/[<>&"\r\n\t]/g, (character) =>
    character === '\n' || character === '\t' ? escapeSpace(character) : `&#${character.charCodeAt(0)};`,
  );
}

function escapeSpace(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16)};`;
}
