import { Range, type TextDocument } from 'vscode';
import { languageKnowledge } from '../../cmdlets/scriptLanguage.ts';
import { ScriptModel } from '../../script/language/scriptModel.ts';
import type { Extent } from '../../script/syntax/extent.ts';
import { parseScript } from '../../script/syntax/parseScript.ts';

/** The models of open scripts, made once for each version of a text. */
export class DocumentModels {
  readonly #models = new WeakMap<TextDocument, { readonly version: number; readonly model: ScriptModel }>();

  of(document: TextDocument): ScriptModel {
    const { version } = document;
    const known = this.#models.get(document);
    if (known?.version === version) return known.model;
    const file = document.uri.scheme === 'file' ? document.uri.fsPath : null;
    const model = new ScriptModel(parseScript(document.getText(), { file }), languageKnowledge());
    this.#models.set(document, { version, model });
    return model;
  }
}

/** Offsets as lines and columns of a document. */
export function rangeIn(document: TextDocument, { start, end }: Extent): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
