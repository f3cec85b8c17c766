/** How the tab of an update's document is called: its article, else the beginning of its title, else its id; no mark that addresses give a meaning. */
export function updateDocumentName({
  updateId,
  title,
}: {
  readonly updateId: string;
  readonly title: string;
}): string {
  const article = /\bKB\d{5,8}\b/i.exec(title)?.[0].toUpperCase();
  if (article !== undefined) return article;
  const plain = title
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return plain === '' ? updateId : plain.slice(0, 50).trim();
}
