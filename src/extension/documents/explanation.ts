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
    [isState ? 'State' : 'Code', shown],
    ...(symbol === undefined ? [] : [['Name', symbol] as const]),
    ...(retryable === undefined
      ? []
      : [
          [
            'Trying again',
            retryable ? 'can help by itself' : 'helps only after something was changed',
          ] as const,
        ]),
  ];
  return [
    `# ${markdownText(title)}`,
    '',
    factTable(facts),
    '',
    `**Cause.** ${markdownText(cause)}`,
    '',
    `**What to do.** ${markdownText(remedy)}`,
    ...(link === undefined ? [] : ['', `[More at Microsoft](${link})`]),
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
    `**${markdownText(title)}** · ${shown}${symbol === undefined ? '' : ` · ${markdownText(symbol)}`}`,
    '',
    markdownText(cause),
    '',
    `**What to do.** ${markdownText(remedy)}`,
    ...(link === undefined ? [] : ['', `[More at Microsoft](${link})`]),
  ].join('\n');
}
