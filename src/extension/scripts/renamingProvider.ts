import {
  type CancellationToken,
  l10n,
  type Position,
  type Range,
  type RenameProvider,
  type TextDocument,
  TextEdit,
  WorkspaceEdit,
} from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import { type NamedSymbol, symbolAt } from '../../script/language/names/namedSymbol.ts';
import {
  isTaken,
  type Renaming,
  renameSymbol,
  unnameable,
} from '../../script/language/names/renameSymbol.ts';
import { placesOf } from '../../script/language/names/symbolPlaces.ts';
import { touches } from '../../script/language/touches.ts';
import { type DocumentModels, rangeIn } from './documentModels.ts';
import { defines, isShared, type NamingScript, scriptsNaming } from './otherScripts.ts';
import type { WorkspaceScripts } from './workspaceScripts.ts';

/** Renames what a script names, in the scripts that use it or that it uses, too. */
export class RenamingProvider implements RenameProvider {
  readonly #models: DocumentModels;
  readonly #scripts: WorkspaceScripts;

  constructor(models: DocumentModels, scripts: WorkspaceScripts) {
    this.#models = models;
    this.#scripts = scripts;
  }

  async prepareRename(document: TextDocument, position: Position, token: CancellationToken): Promise<Range> {
    const model = this.#models.of(document);
    const offset = document.offsetAt(position);
    const symbol = symbolAt(model, offset);
    const place = symbol && placesOf(model, symbol).find((one) => touches(one, offset));
    let reason = symbol && unnameable(model, symbol);
    if (reason === 'notHere') {
      const linked = await this.#linked(document, symbol, token);
      if (linked.some(defines)) reason = undefined;
    }
    if (reason !== undefined) throw new SyncError('invalidRequest', refusal(reason));
    if (place === undefined) throw new SyncError('invalidRequest', l10n.t('Nothing here can be renamed'));
    return rangeIn(document, place);
  }

  async provideRenameEdits(
    document: TextDocument,
    position: Position,
    name: string,
    token: CancellationToken,
  ): Promise<WorkspaceEdit | undefined> {
    const model = this.#models.of(document);
    const symbol = symbolAt(model, document.offsetAt(position));
    if (symbol === undefined) return undefined;
    const linked = await this.#linked(document, symbol, token);
    const renaming = renameSymbol(model, symbol, name, linked.some(defines));
    if (renaming.kind === 'refused') throw new SyncError('invalidRequest', refusal(renaming.reason));
    if (linked.some((one) => isTaken(one.model, symbol, name)))
      throw new SyncError('invalidRequest', refusal('taken'));
    const edit = new WorkspaceEdit();
    edit.set(
      document.uri,
      renaming.edits.map((one) => new TextEdit(rangeIn(document, one), one.text)),
    );
    for (const { script, places } of linked)
      edit.set(
        script.uri,
        places.map((place) => new TextEdit(script.rangeOf(place), name)),
      );
    return edit;
  }

  /** The scripts that have to be changed with this one. */
  async #linked(
    { uri }: TextDocument,
    symbol: NamedSymbol | undefined,
    token: CancellationToken,
  ): Promise<readonly NamingScript[]> {
    if (symbol === undefined || !isShared(symbol)) return [];
    const naming = await scriptsNaming(symbol, uri, this.#scripts, token);
    return naming.filter(({ isLinked }) => isLinked);
  }
}

function refusal(reason: Extract<Renaming, { kind: 'refused' }>['reason']): string {
  switch (reason) {
    case 'builtIn':
      return l10n.t('PowerShell gives this its name');
    case 'notHere':
      return l10n.t('This is not defined in this script, nor in one that it uses');
    case 'badName':
      return l10n.t('A name has letters, digits and underscores; that of a command may have hyphens');
    case 'taken':
      return l10n.t('There is another one of this name');
  }
}
