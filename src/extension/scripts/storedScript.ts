import { Range, type Uri, workspace } from 'vscode';
import type { Extent } from '../../script/syntax/extent.ts';
import { LineMap } from '../../script/syntax/lineMap.ts';

/** How large a script that is looked through may be (bytes). */
const mostBytes = 2 * 1_048_576;

/** A script as an editor has it, or as it is stored where none has opened it. */
export interface StoredScript {
  readonly text: string;
  /** Another one as soon as the text is another. */
  readonly changed: string;
  /** Offsets as lines and columns. */
  rangeOf(extent: Extent): Range;
}

/** Reads a script; undefined for one that is too large. Rejects where it cannot be read. */
export async function readScript(uri: Uri): Promise<StoredScript | undefined> {
  const key = uri.toString();
  const open = workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open !== undefined) return scriptOf(open.getText(), `version ${open.version}`);
  const { size, mtime } = await workspace.fs.stat(uri);
  if (size > mostBytes) return undefined;
  return scriptOf(new TextDecoder().decode(await workspace.fs.readFile(uri)), `${mtime} ${size}`);
}

function scriptOf(text: string, changed: string): StoredScript {
  let lines: LineMap | undefined;
  return {
    text,
    changed,
    rangeOf: ({ start, end }) => {
      lines ??= new LineMap(text);
      const [from, to] = [lines.position(start), lines.position(end)];
      return new Range(from.line - 1, from.column - 1, to.line - 1, to.column - 1);
    },
  };
}
