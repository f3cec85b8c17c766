import type { Explanation } from '../../domain/errors/explain.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import type { Layout } from './layout.ts';
import { fields, table } from './table.ts';

/** One code, state or failure: what it is called, what it means, cause and remedy. */
export function explanationText(explanation: Explanation, layout: Layout): string {
  const { code, isState, key, symbol = '', title, cause, remedy, retryable, link = '' } = explanation;
  const shownCode = `${formatCode(code)}${key === undefined ? '' : ` (${key})`}`;
  return fields(
    [
      isState ? ['State', String(code)] : ['Code', shownCode],
      ['Name', symbol],
      ['Meaning', title],
      ['Cause', cause],
      ['Remedy', remedy],
      ['Retry', retryText(retryable)],
      ['More', link],
    ],
    layout,
  );
}

/** The failures of this product as a table. */
export function explanationsText(explanations: readonly Explanation[], layout: Layout): string {
  return table<Explanation>(
    [
      { header: 'Code', cell: ({ code }) => formatCode(code) },
      { header: 'Failure', cell: ({ key }) => key ?? '' },
      { header: 'Meaning', cell: ({ title }) => title, atLeast: 24 },
    ],
    explanations,
    layout,
  );
}

function retryText(retryable: boolean | undefined): string {
  if (retryable === undefined) return '';
  return retryable ? 'can help by itself' : 'helps only after something was changed';
}
