import { Range, type Uri, workspace } from 'vscode';
import type { Extent } from '../../script/syntax/extent.ts';
import { LineMap } from '../../script/syntax/lineMap.ts';

/** How large a script that is looked through may be (bytes). */
const mostBytes = 2 * 1_048_576;

/** A script as it is stored, which no editor need have opened. */
export interface StoredScript {
  readonly text: string;
  /** Offsets as lines and columns. */
  rangeOf(extent: Extent): Range;
}

/** Reads a script; undefined for one that is too large. Rejects where it cannot be read. */
export async function readScript(uri: Uri): Promise<StoredScript | undefined> {
  if ((await workspace.fs.stat(uri)).size > mostBytes) return undefined;
  const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
  let lines: LineMap | undefined;
  return {
    text,
    rangeOf: ({ start, end }) => {
      lines ??= new LineMap(text);
      const [from, to] = [lines.position(start), lines.position(end)];
      return new Range(from.line - 1, from.column - 1, to.line - 1, to.column - 1);
    },
  };
}
