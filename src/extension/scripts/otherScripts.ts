import { type CancellationToken, Location, Range, type Uri, workspace } from 'vscode';
import { functionsNamed } from '../../script/language/functionNames.ts';
import { LineMap } from '../../script/syntax/lineMap.ts';

/** Most scripts of a workspace that are searched, and how large one may be (bytes). */
const mostScripts = 1000;
const mostBytes = 2 * 1_048_576;

/** Where other scripts of the workspace define a function; by the text alone. */
export async function definedElsewhere(
  name: string,
  own: Uri,
  token: CancellationToken,
): Promise<readonly Location[]> {
  const files = await workspace.findFiles('**/*.{ps1,psm1}', '**/node_modules/**', mostScripts, token);
  const found: Location[] = [];
  for (const uri of files) {
    if (token.isCancellationRequested) break;
    if (uri.toString() === own.toString() || (await workspace.fs.stat(uri)).size > mostBytes) continue;
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    const lines = new LineMap(text);
    for (const { start, end } of functionsNamed(text, name)) {
      const [from, to] = [lines.position(start), lines.position(end)];
      found.push(new Location(uri, new Range(from.line - 1, from.column - 1, to.line - 1, to.column - 1)));
    }
  }
  return found;
}
