import type { TokenView } from '../../service/api/access.ts';
import type { Layout } from './layout.ts';
import { table } from './table.ts';
import { formatRelative } from './times.ts';

/** The tokens as a table; never their text. */
export function tokensText(tokens: readonly TokenView[], layout: Layout): string {
  if (tokens.length === 0) return 'There is no token: nobody comes in from other machines.\n';
  const when = (moment: string | null, none: string): string =>
    moment === null ? none : formatRelative(moment, layout);
  return table<TokenView>(
    [
      { header: 'Name', cell: ({ name }) => name },
      { header: 'Scope', cell: ({ scope }) => scope },
      { header: 'Created', cell: ({ created }) => when(created, '') },
      {
        header: 'Expires',
        cell: ({ expires, isExpired }) => (isExpired ? 'expired' : when(expires, 'never')),
        paint: (text, { isExpired }) => (isExpired ? layout.style.bad(text) : text),
      },
      { header: 'Last Use', cell: ({ lastUse }) => when(lastUse, 'never') },
      { header: 'Id', cell: ({ id }) => id, atLeast: 4 },
    ],
    tokens,
    layout,
  );
}
