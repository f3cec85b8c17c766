import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env, type ExtensionContext, l10n, Uri, type Webview } from 'vscode';
import { isTexts } from '../../contract/texts.ts';
import { pageHtml } from './pageHtml.ts';

/** The only folder that pages load from. */
export function pageFolder(context: ExtensionContext): Uri {
  return Uri.joinPath(context.extensionUri, 'dist', 'webview');
}

/** Shows a page in a webview: `NAME.html`, `NAME.js` and `NAME.style.css` of `dist/webview`, with scripts and nothing else allowed. */
export async function openPage(webview: Webview, context: ExtensionContext, name: string): Promise<void> {
  const folder = pageFolder(context);
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(folder, file)).toString();
  const template = await readFile(path.join(folder.fsPath, `${name}.html`), 'utf8');
  const parts = {
    ...{ script: address(`${name}.js`), style: address(`${name}.style.css`) },
    ...{ source: webview.cspSource, nonce: randomBytes(16).toString('base64') },
  };
  const texts: unknown = l10n.bundle;
  webview.html = pageHtml(
    template,
    parts,
    isTexts(texts) ? { language: env.language, texts } : { language: 'en', texts: {} },
  );
}
