import type { ServiceDoor } from '../door/serviceDoor.ts';
import { boundedXml } from './boundedXml.ts';
import { updateMarkdown } from './updateDocument.ts';

/** An update's document as Markdown, as the site database is now. */
export async function updateText(door: ServiceDoor, id: string): Promise<string> {
  const service = await door.service();
  const [update, groups] = await Promise.all([service.update({ id }), service.groups()]);
  const holding = groups.filter(({ updateIds }) => updateIds.includes(update.updateId));
  return updateMarkdown(
    update,
    holding.map(({ name }) => name),
  );
}

/** An update's document as it was received. */
export async function updateXmlText(door: ServiceDoor, id: string): Promise<string> {
  return boundedXml(await (await door.service()).updateXml({ id }), id);
}
