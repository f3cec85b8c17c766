import { createHash } from 'node:crypto';

/** A file of a composed update: its content stands for itself. */
export interface ComposedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** What a composed document says; what is left out is left out there too, or has a plain value. */
export interface DocumentParts {
  readonly id: string;
  readonly revision?: number;
  readonly type?: 'Category' | 'Detectoid' | 'Software' | 'Driver';
  readonly categoryType?: 'Company' | 'ProductFamily' | 'Product' | 'UpdateClassification';
  readonly title?: string;
  /** Ids: each one a prerequisite clause of its own. */
  readonly prerequisites?: readonly string[];
  /** `AtLeastOne IsCategory="true"` clauses. */
  readonly categories?: readonly string[];
  readonly bundles?: readonly { readonly id: string; readonly revision: number }[];
  readonly files?: readonly ComposedFile[];
  readonly expired?: boolean;
  /** Line end between the elements. */
  readonly lineEnd?: string;
}

/** A GUID that ends in a number, for documents that tests tell apart by it. */
export function numberedGuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** SHA-1 of a content, lower-case hex. */
export function sha1Of(content: Uint8Array): string {
  return createHash('sha1').update(content).digest('hex');
}

/** A small valid update document. */
export function updateDocument(parts: DocumentParts): string {
  const { id, revision = 1, type = 'Software', title = `Update ${id}`, lineEnd = '' } = parts;
  const state = parts.expired === true ? 'Expired' : 'Published';
  const kind =
    parts.categoryType === undefined
      ? ''
      : `<upd:HandlerSpecificData><cat:CategoryInformation CategoryType="${parts.categoryType}" ProhibitsSubcategories="false" ProhibitsUpdates="false" DisplayOrder="1" ExcludedByDefault="false" /></upd:HandlerSpecificData>`;
  return [
    '<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update" xmlns:cat="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/Category">',
    `<upd:UpdateIdentity UpdateID="${id}" RevisionNumber="${revision}" />`,
    `<upd:Properties DefaultPropertiesLanguage="en" UpdateType="${type}" ExplicitlyDeployable="${String(type === 'Software')}" PublicationState="${state}" CreationDate="2026-11-10T18:00:00Z" />`,
    '<upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language>',
    `<upd:Title>${title}</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection>`,
    relationships(parts),
    files(parts.files ?? []),
    kind,
    '</upd:Update>',
  ].join(lineEnd);
}

function relationships({ prerequisites = [], categories = [], bundles = [] }: DocumentParts): string {
  const plain = prerequisites.map((id) => `<upd:UpdateIdentity UpdateID="${id}" />`);
  const memberships = categories.map(
    (id) => `<upd:AtLeastOne IsCategory="true"><upd:UpdateIdentity UpdateID="${id}" /></upd:AtLeastOne>`,
  );
  const children = bundles.map(
    ({ id, revision }) => `<upd:UpdateIdentity UpdateID="${id}" RevisionNumber="${revision}" />`,
  );
  const needs = [...plain, ...memberships].join('');
  return (
    '<upd:Relationships>' +
    (needs === '' ? '' : `<upd:Prerequisites>${needs}</upd:Prerequisites>`) +
    (children.length === 0 ? '' : `<upd:BundledUpdates>${children.join('')}</upd:BundledUpdates>`) +
    '</upd:Relationships>'
  );
}

function files(composed: readonly ComposedFile[]): string {
  if (composed.length === 0) return '';
  const items = composed.map(({ name, content }) => {
    const digest = Buffer.from(sha1Of(content), 'hex').toString('base64');
    return `<upd:File Digest="${digest}" DigestAlgorithm="SHA1" FileName="${name}" Size="${content.length}" Modified="2026-11-10T18:00:00Z" PatchingType="SelfContained" />`;
  });
  return `<upd:Files>${items.join('')}</upd:Files>`;
}
