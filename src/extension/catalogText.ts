import { t } from '@vscode/l10n';

/** A title, cause or remedy of the error catalog in the reader's language; any other text, such as a newer service's, as it is. */
export function catalogText(text: string): string {
  return t(text);
}
