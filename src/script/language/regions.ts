import type { Extent } from '../syntax/extent.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';

/** What stands between `#region` and `#endregion`, both included. */
export interface Region extends Extent {
  /** Behind `#region`; empty where nothing is. */
  readonly name: string;
}

/** The regions of a script; those that are not closed are none. */
export function regionsOf({ text, comments }: ParsedScript): readonly Region[] {
  const open: { readonly start: number; readonly name: string }[] = [];
  const regions: Region[] = [];
  for (const { start, end, block } of comments) {
    if (block) continue;
    const [, kind, name = ''] = /^#\s*(region|endregion)\b\s*(.*)$/i.exec(text.slice(start, end)) ?? [];
    if (kind === undefined) continue;
    if (kind.toLowerCase() === 'region') open.push({ start, name: name.trim() });
    else {
      const begun = open.pop();
      if (begun !== undefined) regions.push({ ...begun, end });
    }
  }
  return regions.sort((left, right) => left.start - right.start);
}
