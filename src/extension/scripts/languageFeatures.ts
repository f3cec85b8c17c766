import { type DiagnosticCollection, languages, type TextDocument, workspace } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { DebugValuesProvider } from './debugValuesProvider.ts';
import { DocumentModels } from './documentModels.ts';
import { FindingsProvider } from './findingsProvider.ts';
import { FormattingProvider } from './formattingProvider.ts';
import { OutlineProvider } from './outlineProvider.ts';
import { PlacesProvider } from './placesProvider.ts';
import { ProposalsProvider } from './proposalsProvider.ts';
import { RenamingProvider } from './renamingProvider.ts';
import { RunLensesProvider } from './runLensesProvider.ts';
import { ScheduleHintsProvider } from './scheduleHintsProvider.ts';
import { SemanticTokensProvider } from './semanticTokensProvider.ts';
import { WorkspaceScripts } from './workspaceScripts.ts';
import { WorkspaceSymbolsProvider } from './workspaceSymbolsProvider.ts';
import { hostScripts, type ScriptFilter } from './languageSettings.ts';

/** Registers what an editor offers in scripts; `tell` hears of settings that cannot be read. Nothing of a script runs by it, in workspaces that are not trusted neither. */
export function startLanguageFeatures(
  selector: ScriptFilter,
  collection: DiagnosticCollection,
  tell: (failure: string) => void,
): Disposable {
  const disposables = new DisposableList();
  const models = new DocumentModels();
  const proposals = new ProposalsProvider(models);
  const scripts = new WorkspaceScripts();
  const places = new PlacesProvider(models, scripts);
  const outline = new OutlineProvider(models);
  const formatting = new FormattingProvider();
  const isOffered = (document: TextDocument) => languages.match(selector, document) > 0;
  const findings = disposables.add(new FindingsProvider(models, collection, isOffered, tell));
  disposables.add(
    languages.registerCompletionItemProvider(
      selector,
      proposals,
      ...['-', '.', ':', '$', '[', '\\', '/', '@'],
    ),
  );
  disposables.add(languages.registerSignatureHelpProvider(selector, proposals, '(', ',', ' '));
  disposables.add(languages.registerHoverProvider(selector, proposals));
  disposables.add(languages.registerDocumentSymbolProvider(selector, outline));
  disposables.add(languages.registerFoldingRangeProvider(selector, outline));
  disposables.add(languages.registerDefinitionProvider(selector, places));
  disposables.add(languages.registerReferenceProvider(selector, places));
  disposables.add(languages.registerDocumentHighlightProvider(selector, places));
  disposables.add(languages.registerRenameProvider(selector, new RenamingProvider(models, scripts)));
  const values = new DebugValuesProvider(models);
  disposables.add(languages.registerEvaluatableExpressionProvider(selector, values));
  disposables.add(languages.registerInlineValuesProvider(selector, values));
  const own = { language: selector.language, pattern: hostScripts };
  disposables.add(languages.registerCodeLensProvider(own, disposables.add(new RunLensesProvider())));
  disposables.add(languages.registerInlayHintsProvider(selector, new ScheduleHintsProvider(models)));
  disposables.add(languages.registerDocumentFormattingEditProvider(selector, formatting));
  disposables.add(languages.registerDocumentRangeFormattingEditProvider(selector, formatting));
  disposables.add(
    languages.registerDocumentSemanticTokensProvider(
      selector,
      new SemanticTokensProvider(models),
      SemanticTokensProvider.legend,
    ),
  );
  disposables.add(
    languages.registerWorkspaceSymbolProvider(
      new WorkspaceSymbolsProvider(selector.pattern ?? '**/*.{ps1,psm1}'),
    ),
  );
  disposables.add(
    languages.registerCodeActionsProvider(selector, findings, {
      providedCodeActionKinds: FindingsProvider.kinds,
    }),
  );
  workspace.textDocuments.filter(isOffered).forEach((document) => {
    findings.look(document);
  });
  return disposables;
}
