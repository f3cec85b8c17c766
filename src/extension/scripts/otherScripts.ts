import { type CancellationToken, Location, type Uri, workspace } from 'vscode';
import { functionsNamed } from '../../script/language/functionNames.ts';
import { readScript } from './storedScript.ts';

/** Most scripts of a workspace that are searched. */
export const mostScripts = 1000;

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
    if (uri.toString() === own.toString()) continue;
    const script = await readScript(uri);
    if (script === undefined) continue;
    for (const extent of functionsNamed(script.text, name))
      found.push(new Location(uri, script.rangeOf(extent)));
  }
  return found;
}
