import * as l10n from '@vscode/l10n';
import type { UpdateView } from '../../service/api/updates.ts';
import { commandLink, markdownText } from '../documents/markdownText.ts';
import { commandIds } from '../ids.ts';
import { updateRow } from '../updates/updateRow.ts';

/** An update that a log names, in a few lines of Markdown, with a link to its document. */
export function updateHover(update: UpdateView): string {
  const { label, description } = updateRow(update, false, false);
  const about = description === '' ? [] : [markdownText(description)];
  return [`**${markdownText(label)}**`, ...about, openLink(update.updateId)].join('\n\n');
}

/** An article that a log names (`KB5030710`): a link to its update, or to the search for it. */
export function articleHover(article: string): string {
  return openLink(article.toUpperCase());
}

function openLink(named: string): string {
  return commandLink(l10n.t('Open Update'), commandIds.openUpdate, named);
}
