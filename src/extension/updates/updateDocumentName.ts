import { articlesIn } from './articles.ts';

/** How the tab of an update's document is called: its article, else the beginning of its title, else its id; no mark that addresses give a meaning. */
export function updateDocumentName({
  updateId,
  title,
}: {
  readonly updateId: string;
  readonly title: string;
}): string {
  const article = articlesIn(title)[0]?.article;
  if (article !== undefined) return article;
  const plain = title
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return plain === '' ? updateId : plain.slice(0, 50).trim();
}

/** The address of an update's document, or of its XML, in other documents; they stand two folders deep: `/update/ID/NAME.md`. */
export function updateDocumentLink(
  kind: 'update' | 'update-xml',
  update: { readonly updateId: string; readonly title: string },
): string {
  const name = encodeURIComponent(updateDocumentName(update));
  return `../../${kind}/${encodeURIComponent(update.updateId)}/${name}.${kind === 'update' ? 'md' : 'xml'}`;
}
