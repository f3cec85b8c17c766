import { commands } from 'vscode';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { updateDocumentName } from './updateDocumentName.ts';
import { updateIdsIn } from './updateIdsIn.ts';
import { chosenUpdateNodes, updatesAmong } from './updateNode.ts';

/** Opens the document of an update, given as a node or by id; from the palette, of the one that is found. */
export async function openUpdates(
  { door }: ExtensionParts,
  documents: VirtualDocuments,
  given: readonly unknown[],
): Promise<void> {
  const update = await named(door, given);
  if (update === undefined) await commands.executeCommand(commandIds.findUpdate);
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
  const [id] = typeof first === 'string' ? updateIdsIn(first) : [];
  return id === undefined ? undefined : (await door.service()).update({ id });
}
