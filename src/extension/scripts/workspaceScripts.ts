import path from 'node:path';
import { type CancellationToken, Uri, workspace } from 'vscode';
import { mayLink, type ScriptLink, scriptLinks } from '../../script/language/names/scriptLinks.ts';
import { SyntaxIndex } from '../../script/language/syntaxIndex.ts';
import { parseScript } from '../../script/syntax/parseScript.ts';
import { readScript, type StoredScript } from './storedScript.ts';

/** Most scripts of a workspace that are searched. */
export const mostScripts = 1000;

/** A script of the workspace, as it is stored or as an editor has it. */
export interface WorkspaceScript extends StoredScript {
  readonly uri: Uri;
}

/** The scripts of a workspace, what they say, and which of them use each other. */
export class WorkspaceScripts {
  /** What a script named when it was looked at last. */
  #links: ReadonlyMap<string, { readonly changed: string; readonly links: readonly ScriptLink[] }> =
    new Map();

  /** Reads the scripts of the workspace, modules and their manifests among them, and the one that is asked about. */
  async read(own: Uri, token: CancellationToken): Promise<ReadonlyMap<string, WorkspaceScript>> {
    const files = await workspace.findFiles('**/*.{ps1,psm1,psd1}', '**/node_modules/**', mostScripts, token);
    const scripts = new Map<string, WorkspaceScript>();
    for (const uri of [own, ...files]) {
      if (token.isCancellationRequested) break;
      const key = uri.toString();
      if (scripts.has(key)) continue;
      const script = await readScript(uri);
      if (script !== undefined) scripts.set(key, { ...script, uri });
    }
    return scripts;
  }

  /** Which scripts each script uses, of those that were read. */
  graphOf(scripts: ReadonlyMap<string, WorkspaceScript>): ReadonlyMap<string, readonly string[]> {
    const links = new Map<string, { readonly changed: string; readonly links: readonly ScriptLink[] }>();
    const graph = new Map<string, readonly string[]>();
    for (const [key, { uri, text, changed }] of scripts) {
      const before = this.#links.get(key);
      const known = before?.changed === changed ? before.links : mayLink(text) ? linksIn(text) : [];
      links.set(key, { changed, links: known });
      graph.set(
        key,
        known.flatMap((link) =>
          placesOf(link, uri)
            .filter((place) => scripts.has(place))
            .slice(0, 1),
        ),
      );
    }
    this.#links = links;
    return graph;
  }
}

/** The files that a link may mean, the likeliest first. */
export function linkedUris(link: ScriptLink, script: Uri): readonly Uri[] {
  if (path.isAbsolute(link.path)) return [Uri.file(link.path)];
  const beside = Uri.joinPath(script, '..', link.path);
  const folder = link.isBesideScript ? undefined : workspace.getWorkspaceFolder(script);
  return folder === undefined ? [beside] : [beside, Uri.joinPath(folder.uri, link.path)];
}

function placesOf(link: ScriptLink, script: Uri): readonly string[] {
  return linkedUris(link, script).map((uri) => uri.toString());
}

function linksIn(text: string): readonly ScriptLink[] {
  return scriptLinks(new SyntaxIndex(parseScript(text)));
}
