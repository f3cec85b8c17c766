import { isGuid } from '../../base/guid.ts';

/** The ids of updates that a text consists of, in braces or not, apart by spaces or commas, lower case, each once; empty where it is anything else. */
export function updateIdsIn(text: string): readonly string[] {
  const ids = text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\{(.*)\}$/.exec(word)?.[1] ?? word).toLowerCase());
  return ids.every(isGuid) ? [...new Set(ids)] : [];
}
