import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  Diagnostic,
  type DiagnosticCollection,
  DiagnosticSeverity,
  DiagnosticTag,
  l10n,
  type Range,
  type TextDocument,
  TextEdit,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { diagnose } from '../../script/language/diagnose.ts';
import { type Finding, safeEdits } from '../../script/language/finding.ts';
import { RuleSettings } from './ruleSettings.ts';
import { type DocumentModels, rangeIn } from './documentModels.ts';

/** How long nothing has to be typed before a script is looked at (ms). */
const pause = 300;

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

/** Findings of open scripts, and the fixes that some of them have. */
export class FindingsProvider implements CodeActionProvider, Disposable {
  /** Every safe fix at once, also when a file is saved: `editor.codeActionsOnSave`. */
  static readonly fixAll = CodeActionKind.SourceFixAll.append('susync');
  static readonly kinds = [CodeActionKind.QuickFix, FindingsProvider.fixAll];
  readonly #models: DocumentModels;
  readonly #collection: DiagnosticCollection;
  readonly #rules: RuleSettings;
  readonly #isOffered: (document: TextDocument) => boolean;
  readonly #disposables = new DisposableList();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  #found = new WeakMap<TextDocument, { readonly version: number; readonly findings: readonly Finding[] }>();

  constructor(
    models: DocumentModels,
    collection: DiagnosticCollection,
    isOffered: (document: TextDocument) => boolean,
    tell: (failure: string) => void,
  ) {
    this.#models = models;
    this.#rules = new RuleSettings(() => {
      this.#lookAgain();
    }, tell);
    this.#collection = collection;
    this.#isOffered = isOffered;
    this.#disposables.add(collection);
    this.#disposables.add(this.#rules);
    this.#disposables.add(
      workspace.onDidOpenTextDocument((document) => {
        if (isOffered(document)) this.look(document);
      }),
    );
    this.#disposables.add(
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isOffered(document)) this.#lookSoon(document);
      }),
    );
    this.#disposables.add(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri.toString());
        collection.delete(uri);
      }),
    );
  }

  /** Shows what is found in a script. */
  look(document: TextDocument): void {
    this.#forget(document.uri.toString());
    const shown = this.#findings(document).map((finding) => {
      const { severity, message, id, unnecessary } = finding;
      const made = new Diagnostic(rangeIn(document, finding), message, severities[severity]);
      made.code = id;
      made.source = 'Software Update Sync';
      if (unnecessary) made.tags = [DiagnosticTag.Unnecessary];
      return made;
    });
    this.#collection.set(document.uri, shown);
  }

  provideCodeActions(document: TextDocument, range: Range, { only }: CodeActionContext): CodeAction[] {
    if (only?.contains(FindingsProvider.fixAll) === true) return this.#fixAll(document);
    return this.#findings(document).flatMap((finding) => {
      const { fix, id } = finding;
      if (fix === null || rangeIn(document, finding).intersection(range) === undefined) return [];
      const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
      action.edit = new WorkspaceEdit();
      action.edit.set(
        document.uri,
        fix.edits.map((edit) => new TextEdit(rangeIn(document, edit), edit.text)),
      );
      action.diagnostics = (this.#collection.get(document.uri) ?? []).filter(
        (one) => one.code === id && one.range.intersection(range) !== undefined,
      );
      action.isPreferred = true;
      return [action];
    });
  }

  #fixAll(document: TextDocument): CodeAction[] {
    const edits = safeEdits(this.#findings(document));
    if (edits.length === 0) return [];
    const action = new CodeAction(l10n.t('Apply all safe fixes'), FindingsProvider.fixAll);
    action.edit = new WorkspaceEdit();
    action.edit.set(
      document.uri,
      edits.map((edit) => new TextEdit(rangeIn(document, edit), edit.text)),
    );
    return [action];
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#disposables.dispose();
  }

  #findings(document: TextDocument): readonly Finding[] {
    const { version } = document;
    const known = this.#found.get(document);
    if (known?.version === version) return known.findings;
    const findings = diagnose(this.#models.of(document), this.#rules.of(document));
    this.#found.set(document, { version, findings });
    return findings;
  }

  /** The rules are others now. */
  #lookAgain(): void {
    this.#found = new WeakMap();
    for (const document of workspace.textDocuments) if (this.#isOffered(document)) this.look(document);
  }

  #lookSoon(document: TextDocument): void {
    const key = document.uri.toString();
    this.#forget(key);
    this.#waiting.set(
      key,
      setTimeout(() => {
        if (!document.isClosed && this.#isOffered(document)) this.look(document);
      }, pause),
    );
  }

  #forget(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }
}
