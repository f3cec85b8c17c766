import {
  type CancellationToken,
  type DefinitionProvider,
  DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightProvider,
  l10n,
  Location,
  type Position,
  type Range,
  type ReferenceContext,
  type ReferenceProvider,
  type RenameProvider,
  type TextDocument,
  TextEdit,
  WorkspaceEdit,
} from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import { isDefinedHere, symbolAt } from '../../script/language/names/namedSymbol.ts';
import { renameSymbol, unnameable } from '../../script/language/names/renameSymbol.ts';
import type { SymbolPlace } from '../../script/language/names/symbolPlace.ts';
import { definitionOf, placesOf } from '../../script/language/names/symbolPlaces.ts';
import { touches } from '../../script/language/touches.ts';
import { definedElsewhere } from './otherScripts.ts';
import { type DocumentModels, rangeIn } from './documentModels.ts';

/** Where the names of a script stand: definition, references, highlights, renaming. */
export class PlacesProvider
  implements DefinitionProvider, ReferenceProvider, DocumentHighlightProvider, RenameProvider
{
  readonly #models: DocumentModels;

  constructor(models: DocumentModels) {
    this.#models = models;
  }

  async provideDefinition(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Location[]> {
    const model = this.#models.of(document);
    const symbol = symbolAt(model, document.offsetAt(position));
    if (symbol === undefined) return [];
    const isElsewhere = symbol.kind === 'function' && !isDefinedHere(model, symbol);
    // Cmdlets are defined in no script.
    if (isElsewhere && model.commands.find(symbol.name) === undefined)
      return [...(await definedElsewhere(symbol.name, document.uri, token))];
    return definitionOf(model, symbol).map((place) => new Location(document.uri, rangeIn(document, place)));
  }

  provideReferences(
    document: TextDocument,
    position: Position,
    { includeDeclaration }: ReferenceContext,
  ): Location[] {
    return this.#places(document, position)
      .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
      .map((place) => new Location(document.uri, rangeIn(document, place)));
  }

  provideDocumentHighlights(document: TextDocument, position: Position): DocumentHighlight[] {
    return this.#places(document, position).map((place) => {
      const kind = place.isWrite ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
      return new DocumentHighlight(rangeIn(document, place), kind);
    });
  }

  prepareRename(document: TextDocument, position: Position): Range {
    const model = this.#models.of(document);
    const offset = document.offsetAt(position);
    const symbol = symbolAt(model, offset);
    const place = symbol && placesOf(model, symbol).find((one) => touches(one, offset));
    const reason = symbol && unnameable(model, symbol);
    if (reason !== undefined) throw new SyncError('invalidRequest', refusal(reason));
    if (place === undefined) throw new SyncError('invalidRequest', l10n.t('Nothing here can be renamed'));
    return rangeIn(document, place);
  }

  provideRenameEdits(document: TextDocument, position: Position, name: string): WorkspaceEdit | undefined {
    const model = this.#models.of(document);
    const symbol = symbolAt(model, document.offsetAt(position));
    if (symbol === undefined) return undefined;
    const renaming = renameSymbol(model, symbol, name);
    if (renaming.kind === 'refused') throw new SyncError('invalidRequest', refusal(renaming.reason));
    const edit = new WorkspaceEdit();
    edit.set(
      document.uri,
      renaming.edits.map((one) => new TextEdit(rangeIn(document, one), one.text)),
    );
    return edit;
  }

  #places(document: TextDocument, position: Position): readonly SymbolPlace[] {
    const model = this.#models.of(document);
    const symbol = symbolAt(model, document.offsetAt(position));
    return symbol === undefined ? [] : placesOf(model, symbol);
  }
}

function refusal(reason: 'builtIn' | 'notHere' | 'badName' | 'taken'): string {
  switch (reason) {
    case 'builtIn':
      return l10n.t('PowerShell gives this its name');
    case 'notHere':
      return l10n.t('This is not defined in this script');
    case 'badName':
      return l10n.t('A name has letters, digits and underscores; that of a command may have hyphens');
    case 'taken':
      return l10n.t('There is another one of this name');
  }
}
