import * as l10n from '@vscode/l10n';
import { catalogText } from '../catalogText.ts';
import { explain } from '../../domain/errors/explain.ts';
import { SyncError, formatCode } from '../../domain/errors/syncError.ts';
import { factTable, markdownText } from './markdownText.ts';

/** What a code, a state or the name of a failure means, as Markdown. Throws `notFound` where nothing is known. */
export function explanationMarkdown(code: string): string {
  const found = explain(code);
  if (found === undefined) throw new SyncError('notFound', `Nothing is known about "${code.slice(0, 100)}"`);
  const { isState, title, cause, remedy, symbol, retryable, link } = found;
  const shown = isState ? String(found.code) : formatCode(found.code);
  const facts: (readonly [string, string])[] = [
    [isState ? l10n.t('State') : l10n.t('Code'), shown],
    ...(symbol === undefined ? [] : [[l10n.t('Name'), symbol] as const]),
    ...(retryable === undefined
      ? []
      : [
          [
            l10n.t('Trying again'),
            retryable ? l10n.t('can help by itself') : l10n.t('helps only after something was changed'),
          ] as const,
        ]),
  ];
  return [
    `# ${markdownText(catalogText(title))}`,
    '',
    factTable(facts),
    '',
    l10n.t('**Cause.** {0}', markdownText(catalogText(cause))),
    '',
    l10n.t('**What to do.** {0}', markdownText(catalogText(remedy))),
    ...(link === undefined ? [] : ['', l10n.t('[More at Microsoft]({0})', link)]),
    '',
  ].join('\n');
}

/** The same in a few lines, for a hover; undefined where nothing is known. */
export function hoverMarkdown(code: string): string | undefined {
  const found = explain(code);
  if (found === undefined) return undefined;
  const { isState, title, cause, remedy, symbol, link } = found;
  const shown = isState ? String(found.code) : formatCode(found.code);
  return [
    `**${markdownText(catalogText(title))}** · ${shown}${symbol === undefined ? '' : ` · ${markdownText(symbol)}`}`,
    '',
    markdownText(catalogText(cause)),
    '',
    l10n.t('**What to do.** {0}', markdownText(catalogText(remedy))),
    ...(link === undefined ? [] : ['', l10n.t('[More at Microsoft]({0})', link)]),
  ].join('\n');
}
