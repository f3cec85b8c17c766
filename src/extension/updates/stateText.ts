import * as l10n from '@vscode/l10n';

/** A word of the service for a state of an update, in the reader's language; one that is not known stays as it is. */
export function stateText(word: string): string {
  switch (word) {
    case 'expired':
      return l10n.t('expired');
    case 'expired by supersedence rule':
      return l10n.t('expired by supersedence rule');
    case 'superseded':
      return l10n.t('superseded');
    case 'declined':
      return l10n.t('declined');
    case 'no longer offered':
      return l10n.t('no longer offered');
    case 'not selected':
      return l10n.t('not selected');
    default:
      return word;
  }
}
