import { type CancellationToken, Location, type Uri } from 'vscode';
import { languageKnowledge } from '../../cmdlets/scriptLanguage.ts';
import { linkedScripts, usedScripts } from '../../script/language/names/linkedScripts.ts';
import type { NamedSymbol } from '../../script/language/names/namedSymbol.ts';
import type { SymbolPlace } from '../../script/language/names/symbolPlace.ts';
import { commandPlaces, typePlaces } from '../../script/language/names/symbolPlaces.ts';
import { ScriptModel } from '../../script/language/scriptModel.ts';
import { parseScript } from '../../script/syntax/parseScript.ts';
import type { WorkspaceScript, WorkspaceScripts } from './workspaceScripts.ts';

/** A script of the workspace that names a symbol. */
export interface NamingScript {
  readonly script: WorkspaceScript;
  readonly model: ScriptModel;
  readonly places: readonly SymbolPlace[];
  /** Whether it and the script that was asked about use each other, through others too. */
  readonly isLinked: boolean;
  /** Whether the script that was asked about uses it. */
  readonly isUsed: boolean;
}

/** What has a meaning beyond its script. */
export type SharedSymbol = Extract<NamedSymbol, { readonly kind: 'function' | 'alias' | 'type' }>;

/** Whether other scripts may name a symbol. */
export function isShared(symbol: NamedSymbol): symbol is SharedSymbol {
  return symbol.kind === 'function' || symbol.kind === 'alias' || symbol.kind === 'type';
}

/** The other scripts of the workspace that name a symbol, those first that the script uses, the nearest first; by their texts alone. */
export async function scriptsNaming(
  symbol: SharedSymbol,
  own: Uri,
  workspaceScripts: WorkspaceScripts,
  token: CancellationToken,
): Promise<readonly NamingScript[]> {
  const scripts = await workspaceScripts.read(own, token);
  const graph = workspaceScripts.graphOf(scripts);
  const ownKey = own.toString();
  const used = usedScripts(graph, ownKey);
  const linked = linkedScripts(graph, ownKey);
  const found: NamingScript[] = [];
  for (const key of new Set([...used, ...linked, ...scripts.keys()])) {
    const script = scripts.get(key);
    if (token.isCancellationRequested || script === undefined || key === ownKey) continue;
    // What does not hold the name is not parsed.
    if (!script.text.toLowerCase().includes(bareName(symbol))) continue;
    const model = new ScriptModel(parseScript(script.text), languageKnowledge());
    const places =
      symbol.kind === 'type' ? typePlaces(model, symbol.name) : commandPlaces(model, symbol.name);
    if (places.length > 0)
      found.push({ script, model, places, isLinked: linked.has(key), isUsed: used.has(key) });
  }
  return found;
}

/** Where other scripts define a symbol: those that the script uses, else those that use it, else any. */
export function definedIn(scripts: readonly NamingScript[]): readonly Location[] {
  const defining = scripts.filter(defines);
  const meant = [defining.filter(({ isUsed }) => isUsed), defining.filter(({ isLinked }) => isLinked)];
  return (meant.find((some) => some.length > 0) ?? defining).flatMap(({ script, places }) =>
    places
      .filter(({ isDefinition }) => isDefinition)
      .map((place) => new Location(script.uri, script.rangeOf(place))),
  );
}

/** Whether a script defines the symbol that it names. */
export function defines({ places }: NamingScript): boolean {
  return places.some(({ isDefinition }) => isDefinition);
}

function bareName({ name }: SharedSymbol): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}
