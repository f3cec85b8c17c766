import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  DocumentLink,
  type DocumentLinkProvider,
  DocumentSymbol,
  type DocumentSymbolProvider,
  FoldingRange,
  type FoldingRangeProvider,
  Hover,
  type HoverProvider,
  languages,
  type LogOutputChannel,
  MarkdownString,
  type Position,
  Range,
  SymbolKind,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { hoverMarkdown } from '../documents/explanation.ts';
import { logLanguage } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import type { LogDigests } from './logDigests.ts';
import { codesIn, isLogLine } from './logMarks.ts';
import { runDetail, runTitle } from './runTitle.ts';

/** What an editor offers in a log: folding and outline of runs, links, what a code means. Long logs are read in pieces, and only what was added. */
export class LogLanguage
  implements DocumentSymbolProvider, FoldingRangeProvider, DocumentLinkProvider, HoverProvider, Disposable
{
  readonly #disposables = new DisposableList();
  readonly #digests: LogDigests;

  constructor(diagnostics: LogOutputChannel, digests: LogDigests) {
    this.#digests = digests;
    const selector = { language: logLanguage };
    this.#disposables.add(
      languages.registerDocumentSymbolProvider(selector, this, { label: l10n.t('Synchronizations') }),
    );
    this.#disposables.add(languages.registerFoldingRangeProvider(selector, this));
    this.#disposables.add(languages.registerDocumentLinkProvider(selector, this));
    this.#disposables.add(languages.registerHoverProvider(selector, this));
    const recognize = (document: TextDocument): void => {
      inBackground(recognizeLog(document), diagnostics);
    };
    this.#disposables.add(workspace.onDidOpenTextDocument(recognize));
    workspace.textDocuments.forEach(recognize);
  }

  async provideDocumentSymbols(document: TextDocument, token: CancellationToken): Promise<DocumentSymbol[]> {
    const { runs } = await this.#digests.of(document, token);
    return runs.map((lines) => {
      const range = new Range(lines.firstLine, 0, lines.lastLine, lengthOf(document, lines.lastLine));
      const selection = new Range(lines.firstLine, 0, lines.firstLine, 0);
      return new DocumentSymbol(runTitle(lines), runDetail(lines), SymbolKind.Event, range, selection);
    });
  }

  async provideFoldingRanges(
    document: TextDocument,
    _context: unknown,
    token: CancellationToken,
  ): Promise<FoldingRange[]> {
    const { runs } = await this.#digests.of(document, token);
    return runs.map(({ firstLine, lastLine }) => new FoldingRange(firstLine, lastLine));
  }

  async provideDocumentLinks(document: TextDocument, token: CancellationToken): Promise<DocumentLink[]> {
    const { links } = await this.#digests.of(document, token);
    return links.map(
      ({ line, mark }) => new DocumentLink(new Range(line, mark.start, line, mark.end), Uri.parse(mark.url)),
    );
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const mark = codesIn(document.lineAt(position.line).text).find(
      ({ start, end }) => start <= position.character && position.character <= end,
    );
    const text = mark === undefined ? undefined : hoverMarkdown(mark.code);
    if (mark === undefined || text === undefined) return undefined;
    return new Hover(new MarkdownString(text), new Range(position.line, mark.start, position.line, mark.end));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** VS Code gives files that end in `.log` to its own language; what stands in them says whether it is one of these. */
async function recognizeLog(document: TextDocument): Promise<void> {
  if (document.languageId !== 'log' || document.uri.scheme === 'output') return;
  for (let line = 0; line < Math.min(document.lineCount, 5); line++)
    if (isLogLine(document.lineAt(line).text)) {
      await languages.setTextDocumentLanguage(document, logLanguage);
      return;
    }
}

function lengthOf(document: TextDocument, line: number): number {
  return line < document.lineCount ? document.lineAt(line).text.length : 0;
}
