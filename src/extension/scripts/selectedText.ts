import { type Uri, window } from 'vscode';
import { scriptLanguage } from './powerShellDocument.ts';

/** What is selected in the script of the editor, or the line of the cursor, and whose it is; undefined where there is none. */
export function selectedText(): { readonly text: string; readonly uri: Uri } | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== scriptLanguage) return undefined;
  const { document, selection, selections } = editor;
  const text = selection.isEmpty
    ? document.lineAt(selection.active.line).text
    : selections.map((one) => document.getText(one)).join('\n');
  return text.trim() === '' ? undefined : { text, uri: document.uri };
}
