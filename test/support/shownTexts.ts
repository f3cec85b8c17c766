import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { mapHtmlTexts } from '../../src/extension/webview/htmlTexts.ts';

/** A text that a user reads, and where it stands first. */
export interface ShownText {
  readonly text: string;
  readonly file: string;
}

/** Every text that goes through `l10n.t` in the TypeScript of some folders, and every text of their HTML. Throws where one is no literal. */
export function shownTexts(folders: readonly string[]): readonly ShownText[] {
  const found = new Map<string, string>();
  const add = (text: string, file: string): void => {
    if (!found.has(text)) found.set(text, file);
  };
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const file = path.join(folder, name);
      if (name.endsWith('.ts')) for (const text of textsOfSource(file)) add(text, file);
      if (name.endsWith('.html'))
        mapHtmlTexts(readFileSync(file, 'utf8'), (text) => {
          add(text, file);
          return text;
        });
    }
  return [...found].map(([text, file]) => ({ text, file }));
}

function textsOfSource(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'l10n.t') {
      const [message] = node.arguments;
      if (message === undefined || !ts.isStringLiteralLike(message))
        throw new Error(`${file}: l10n.t takes a text that stands there, not ${node.getText(source)}`);
      texts.push(message.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}
