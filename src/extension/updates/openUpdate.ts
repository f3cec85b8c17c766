import { commands } from 'vscode';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { isArticle } from './articles.ts';
import { updateDocumentName } from './updateDocumentName.ts';
import { updateIdsIn } from './updateIdsIn.ts';
import { updateOfArticle } from './updateOfArticle.ts';
import { chosenUpdateNodes, updatesAmong } from './updateNode.ts';

/**
 * Opens the document of an update, given as a node, by id, or by its article where it is the only one of it; from the palette, and where an article has several or
 * none, of the one that is found.
 */
export async function openUpdates(
  { door }: ExtensionParts,
  documents: VirtualDocuments,
  given: readonly unknown[],
): Promise<void> {
  const update = await named(door, given);
  if (update === undefined) await commands.executeCommand(commandIds.findUpdate, articleIn(given));
  else await documents.showMarkdown('update', update.updateId, updateDocumentName(update));
}

/** Opens the document of an update as it was received. */
export async function openUpdateXml(
  { door }: ExtensionParts,
  documents: VirtualDocuments,
  given: readonly unknown[],
): Promise<void> {
  const update = await named(door, given);
  if (update !== undefined)
    await documents.showText('update-xml', update.updateId, 'xml', updateDocumentName(update));
}

async function named(
  door: ExtensionParts['door'],
  given: readonly unknown[],
): Promise<{ readonly updateId: string; readonly title: string } | undefined> {
  const [first] = given;
  const [node] = updatesAmong(chosenUpdateNodes([first]));
  if (node !== undefined) return node;
  const article = articleIn(given);
  const id =
    article === undefined
      ? updateIdsIn(typeof first === 'string' ? first : '')[0]
      : await updateOfArticle(await door.service(), article);
  return id === undefined ? undefined : (await door.service()).update({ id });
}

function articleIn([first]: readonly unknown[]): string | undefined {
  return typeof first === 'string' && isArticle(first) ? first : undefined;
}
