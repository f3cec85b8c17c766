import { shownFingerprint } from '../../domain/signature.ts';
import type { KeyView } from '../../service/api/keys.ts';
import type { Layout } from './layout.ts';
import { table } from './table.ts';
import { formatRelative } from './times.ts';

/** The keys as a table. */
export function keysText(keys: readonly KeyView[], layout: Layout): string {
  if (keys.length === 0)
    return 'There is no key: the first export makes the own one; trust those of others with susync key trust.\n';
  return table<KeyView>(
    [
      { header: 'Name', cell: ({ name }) => name },
      {
        header: 'Trust',
        cell: ({ trust }) => trust,
        paint: (text, { trust }) => (trust === 'distrusted' ? layout.style.bad(text) : text),
      },
      { header: 'Since', cell: ({ since }) => formatRelative(since, layout) },
      { header: 'Fingerprint', cell: ({ fingerprint }) => shownFingerprint(fingerprint) },
    ],
    keys,
    // A fingerprint is compared in full.
    { ...layout, width: undefined },
  );
}
