import {
  type DocumentSemanticTokensProvider,
  type SemanticTokens,
  SemanticTokensBuilder,
  SemanticTokensLegend,
  type TextDocument,
} from 'vscode';
import { semanticKinds, semanticModifiers, semanticTokens } from '../../script/language/semanticTokens.ts';
import type { DocumentModels } from './documentModels.ts';

/** What names of scripts mean, for the colors of the editor. */
export class SemanticTokensProvider implements DocumentSemanticTokensProvider {
  static readonly legend = new SemanticTokensLegend([...semanticKinds], [...semanticModifiers]);
  readonly #models: DocumentModels;

  constructor(models: DocumentModels) {
    this.#models = models;
  }

  provideDocumentSemanticTokens(document: TextDocument): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    for (const { start, end, kind, modifiers } of semanticTokens(this.#models.of(document))) {
      const { line, character } = document.positionAt(start);
      const bits = modifiers.reduce((all, modifier) => all | (1 << semanticModifiers.indexOf(modifier)), 0);
      builder.push(line, character, end - start, semanticKinds.indexOf(kind), bits);
    }
    return builder.build();
  }
}
