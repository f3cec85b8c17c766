const idPattern = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/** The ids of updates that a text consists of, apart by spaces or commas, lower case, each once; empty where it is anything else. */
export function updateIdsIn(text: string): readonly string[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const ids = words.flatMap((word) => idPattern.exec(word)?.[1]?.toLowerCase() ?? []);
  return ids.length === words.length ? [...new Set(ids)] : [];
}
