import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  CompletionItem,
  CompletionItemKind,
  type CompletionItemProvider,
  Hover,
  type HoverProvider,
  MarkdownString,
  ParameterInformation,
  type Position,
  SignatureHelp,
  type SignatureHelpProvider,
  SignatureInformation,
  type TextDocument,
  workspace,
} from 'vscode';
import { languageKnowledge } from '../../cmdlets/scriptLanguage.ts';
import { complete } from '../../script/language/complete.ts';
import type { CompletionItem as Proposal, CompletionPorts } from '../../script/language/completionItem.ts';
import { hoverAt } from '../../script/language/hover.ts';
import { signatureHelp } from '../../script/language/signatureHelp.ts';
import { scriptLanguage } from './powerShellDocument.ts';
import { type DocumentModels, rangeIn } from './documentModels.ts';

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  function: CompletionItemKind.Function,
  cmdlet: CompletionItemKind.Function,
  alias: CompletionItemKind.Reference,
  keyword: CompletionItemKind.Keyword,
  parameter: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  variable: CompletionItemKind.Variable,
  operator: CompletionItemKind.Operator,
  property: CompletionItemKind.Property,
  method: CompletionItemKind.Method,
  type: CompletionItemKind.Class,
  attribute: CompletionItemKind.Class,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  key: CompletionItemKind.Property,
  help: CompletionItemKind.Snippet,
};

/** What is nearer to the script comes first. */
const order: readonly Proposal['kind'][] = [
  'variable',
  'function',
  'cmdlet',
  'value',
  'parameter',
  'property',
  'method',
];

/** Most files of a folder that are proposed. */
const mostFiles = 500;

/** Help at the cursor: completion, the parameters of what is called, what a word is. */
export class ProposalsProvider implements CompletionItemProvider, SignatureHelpProvider, HoverProvider {
  readonly #models: DocumentModels;

  constructor(models: DocumentModels) {
    this.#models = models;
  }

  provideCompletionItems(document: TextDocument, position: Position): CompletionItem[] {
    const found = complete(
      languageKnowledge(),
      document.getText(),
      document.offsetAt(position),
      portsOf(document),
    );
    const range = rangeIn(document, found);
    const beginning = document.getText(range);
    return found.items.map(({ label, kind, detail, insert = label }) => {
      const made = new CompletionItem({ label, description: detail }, kinds[kind]);
      made.insertText = insert;
      made.range = range;
      // What is typed so far may begin with a sign that is no part of a word.
      made.filterText = /^\W/.test(beginning) && !label.startsWith(beginning.charAt(0)) ? beginning : label;
      const rank = order.indexOf(kind);
      made.sortText = `${rank < 0 ? 'z' : rank} ${label}`;
      if (kind === 'method' || kind === 'key')
        made.command = { command: 'editor.action.triggerParameterHints', title: '' };
      return made;
    });
  }

  provideSignatureHelp(document: TextDocument, position: Position): SignatureHelp | undefined {
    const help = signatureHelp(this.#models.of(document), document.offsetAt(position));
    if (help === undefined) return undefined;
    const shown = new SignatureHelp();
    shown.signatures = help.signatures.map(({ label, parameters }) => {
      const made = new SignatureInformation(label);
      made.parameters = parameters.map(({ start, end }) => new ParameterInformation([start, end]));
      return made;
    });
    shown.activeSignature = help.activeSignature;
    shown.activeParameter = help.activeParameter ?? -1;
    return shown;
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const found = hoverAt(this.#models.of(document), document.offsetAt(position));
    if (found === undefined) return undefined;
    const text = new MarkdownString();
    if (found.code.length > 0) text.appendCodeblock(found.code.join('\n'), scriptLanguage);
    for (const paragraph of found.text) text.appendText(paragraph).appendMarkdown('\n\n');
    return new Hover(text, rangeIn(document, found));
  }
}

function portsOf({ uri }: TextDocument): CompletionPorts {
  const environment = Object.keys(process.env).sort();
  if (uri.scheme !== 'file') return { environment, folder: () => undefined };
  const own = path.dirname(uri.fsPath);
  const current = workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? own;
  return {
    environment,
    folder: (written) => {
      const place = path.resolve(current, written.replace(/^\$PSScriptRoot/i, own).replaceAll('\\', '/'));
      try {
        return readdirSync(place, { withFileTypes: true })
          .slice(0, mostFiles)
          .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
      } catch {
        // A folder that cannot be looked at has nothing to propose.
        return undefined;
      }
    },
  };
}
