import {
  type CancellationToken,
  type DefinitionProvider,
  DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightProvider,
  Location,
  Position,
  type ReferenceContext,
  type ReferenceProvider,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import { isDefinedHere, type NamedSymbol, symbolAt } from '../../script/language/names/namedSymbol.ts';
import { scriptLinks } from '../../script/language/names/scriptLinks.ts';
import { definitionOf, placesOf } from '../../script/language/names/symbolPlaces.ts';
import type { ScriptModel } from '../../script/language/scriptModel.ts';
import { touches } from '../../script/language/touches.ts';
import { definedIn, defines, isShared, scriptsNaming } from './otherScripts.ts';
import { type DocumentModels, rangeIn } from './documentModels.ts';
import { linkedUris, type WorkspaceScripts } from './workspaceScripts.ts';

/** Where the names of a script stand: definition, references, highlights. */
export class PlacesProvider implements DefinitionProvider, ReferenceProvider, DocumentHighlightProvider {
  readonly #models: DocumentModels;
  readonly #scripts: WorkspaceScripts;

  constructor(models: DocumentModels, scripts: WorkspaceScripts) {
    this.#models = models;
    this.#scripts = scripts;
  }

  async provideDefinition(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Location[]> {
    const model = this.#models.of(document);
    const offset = document.offsetAt(position);
    const link = scriptLinks(model).find((one) => touches(one, offset));
    const file = link && (await firstThatIs(linkedUris(link, document.uri)));
    if (file !== undefined) return [new Location(file, new Position(0, 0))];
    const symbol = symbolAt(model, offset);
    if (symbol === undefined) return [];
    const elsewhere = meantElsewhere(model, symbol);
    if (elsewhere !== undefined && isShared(elsewhere)) {
      const found = await scriptsNaming(elsewhere, document.uri, this.#scripts, token);
      const defined = definedIn(found);
      if (defined.length > 0) return [...defined];
    }
    return definitionOf(model, symbol).map((place) => new Location(document.uri, rangeIn(document, place)));
  }

  async provideReferences(
    document: TextDocument,
    position: Position,
    { includeDeclaration }: ReferenceContext,
    token: CancellationToken,
  ): Promise<Location[]> {
    const model = this.#models.of(document);
    const symbol = symbolAt(model, document.offsetAt(position));
    if (symbol === undefined) return [];
    const own = placesOf(model, symbol)
      .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
      .map((place) => new Location(document.uri, rangeIn(document, place)));
    if (!isShared(symbol)) return own;
    const naming = await scriptsNaming(symbol, document.uri, this.#scripts, token);
    const isDefined = isDefinedHere(model, symbol) || naming.some((one) => one.isLinked && defines(one));
    // Another script that has one of its own means that.
    const others = naming.filter((one) => one.isLinked || !isDefined || !defines(one));
    return [
      ...own,
      ...others.flatMap(({ script, places }) =>
        places
          .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
          .map((place) => new Location(script.uri, script.rangeOf(place))),
      ),
    ];
  }

  provideDocumentHighlights(document: TextDocument, position: Position): DocumentHighlight[] {
    const model = this.#models.of(document);
    const symbol = symbolAt(model, document.offsetAt(position));
    return (symbol === undefined ? [] : placesOf(model, symbol)).map((place) => {
      const kind = place.isWrite ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
      return new DocumentHighlight(rangeIn(document, place), kind);
    });
  }
}

/** What of a symbol only other scripts can define; undefined where this one does, or nobody can. */
function meantElsewhere(model: ScriptModel, symbol: NamedSymbol): NamedSymbol | undefined {
  const meant: NamedSymbol = symbol.kind === 'alias' ? { kind: 'function', name: symbol.target } : symbol;
  // Cmdlets are defined in no script.
  const isCmdlet = meant.kind === 'function' && model.commands.find(meant.name) !== undefined;
  return isCmdlet || isDefinedHere(model, meant) ? undefined : meant;
}

async function firstThatIs(uris: readonly Uri[]): Promise<Uri | undefined> {
  for (const uri of uris) {
    try {
      await workspace.fs.stat(uri);
      return uri;
    } catch {
      // It is not this one.
    }
  }
  return undefined;
}
