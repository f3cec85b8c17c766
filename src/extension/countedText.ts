import * as l10n from '@vscode/l10n';
import { formatCount } from '../base/amounts.ts';

/** What is counted, in the reader's language. */
export type Countable =
  | 'update'
  | 'change'
  | 'moreChange'
  | 'item'
  | 'file'
  | 'activeAlert'
  | 'newCategory'
  | 'configurationItem'
  | 'removal'
  | 'licenseFile'
  | 'updateFile'
  | 'document';

/** A count with its unit: `1 update`, `1,204 updates`. */
export function countedText(count: number, what: Countable): string {
  const one = count === 1;
  const amount = formatCount(count);
  switch (what) {
    case 'update':
      return one ? l10n.t('1 update') : l10n.t('{0} updates', amount);
    case 'change':
      return one ? l10n.t('1 change') : l10n.t('{0} changes', amount);
    case 'moreChange':
      return one ? l10n.t('1 more change') : l10n.t('{0} more changes', amount);
    case 'item':
      return one ? l10n.t('1 item') : l10n.t('{0} items', amount);
    case 'file':
      return one ? l10n.t('1 file') : l10n.t('{0} files', amount);
    case 'activeAlert':
      return one ? l10n.t('1 active alert') : l10n.t('{0} active alerts', amount);
    case 'newCategory':
      return one
        ? l10n.t('1 new product or classification')
        : l10n.t('{0} new products and classifications', amount);
    case 'configurationItem':
      return one ? l10n.t('1 configuration item') : l10n.t('{0} configuration items', amount);
    case 'licenseFile':
      return one ? l10n.t('1 license file') : l10n.t('{0} license files', amount);
    case 'updateFile':
      return one ? l10n.t('1 update file') : l10n.t('{0} update files', amount);
    case 'document':
      return one ? l10n.t('1 document') : l10n.t('{0} documents', amount);
    case 'removal':
      return one ? l10n.t('1 removal') : l10n.t('{0} removals', amount);
  }
}
