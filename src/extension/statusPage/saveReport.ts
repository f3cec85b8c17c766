import { env, l10n, Uri, window, workspace } from 'vscode';
import type { ExtensionParts } from '../extensionParts.ts';
import { localTime } from '../localTime.ts';
import { pageFolder } from '../webview/openPage.ts';
import { reportHtml } from './reportHtml.ts';

/** Keeps a status page as a file that every browser opens and prints; asks where. */
export async function saveReport(
  { context, clock }: ExtensionParts,
  title: string,
  content: string,
): Promise<void> {
  const day = localTime(clock.now()).slice(0, 10);
  const [folder] = workspace.workspaceFolders ?? [];
  const name = `${title.replace(/[^\p{L}\p{N}]+/gu, '-')}-${day}.html`;
  const target = await window.showSaveDialog({
    title: l10n.t('Save Status Page'),
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, name) }),
    filters: { HTML: ['html'] },
  });
  if (target === undefined) return;
  const style = await workspace.fs.readFile(Uri.joinPath(pageFolder(context), 'status.style.css'));
  const html = reportHtml({
    ...{ title: `${title} ${day}`, language: env.language, content },
    style: Buffer.from(style).toString('utf8'),
  });
  await workspace.fs.writeFile(target, Buffer.from(html));
  const open = l10n.t('Open in Browser');
  const chosen = await window.showInformationMessage(l10n.t('The status page was saved.'), open);
  if (chosen === open) await env.openExternal(target);
}
