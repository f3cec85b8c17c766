import {
  DocumentSymbol,
  type DocumentSymbolProvider,
  FoldingRange,
  FoldingRangeKind,
  type FoldingRangeProvider,
  SymbolKind,
  type TextDocument,
} from 'vscode';
import {
  documentSymbols,
  type DocumentSymbol as ScriptSymbol,
} from '../../script/language/documentSymbols.ts';
import { foldsOf } from '../../script/language/folding.ts';
import { type DocumentModels, rangeIn } from './documentModels.ts';

const kinds: Readonly<Record<ScriptSymbol['kind'], SymbolKind>> = {
  function: SymbolKind.Function,
  parameter: SymbolKind.Variable,
  class: SymbolKind.Class,
  enum: SymbolKind.Enum,
  property: SymbolKind.Property,
  method: SymbolKind.Method,
  constructor: SymbolKind.Constructor,
  value: SymbolKind.EnumMember,
  region: SymbolKind.Namespace,
  test: SymbolKind.Event,
};

/** Outline and folding of scripts. */
export class OutlineProvider implements DocumentSymbolProvider, FoldingRangeProvider {
  readonly #models: DocumentModels;

  constructor(models: DocumentModels) {
    this.#models = models;
  }

  provideDocumentSymbols(document: TextDocument): DocumentSymbol[] {
    const shown = (symbol: ScriptSymbol): DocumentSymbol => {
      const { name, detail, kind, nameExtent, children } = symbol;
      const range = rangeIn(document, symbol);
      const made = new DocumentSymbol(name, detail, kinds[kind], range, rangeIn(document, nameExtent));
      made.children = children.map(shown);
      return made;
    };
    return documentSymbols(this.#models.of(document)).map(shown);
  }

  provideFoldingRanges(document: TextDocument): FoldingRange[] {
    return foldsOf(this.#models.of(document)).map(({ startLine, endLine, kind }) => {
      const shown = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region, block: undefined }[
        kind
      ];
      return new FoldingRange(startLine - 1, endLine - 1, shown);
    });
  }
}
