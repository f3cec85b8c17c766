import * as l10n from '@vscode/l10n';
import type { SourceAccessView } from '../../service/api/hierarchy.ts';

/** What a source was given besides a name, in words; no word of the secret itself. */
export function sourceAccessText({ pin, certificateFile, secret }: SourceAccessView): string {
  return [
    ...(pin === null ? [] : [l10n.t('pinned to the certificate SHA-256 {0}', pin)]),
    ...(certificateFile === null ? [] : [l10n.t('client certificate {0}', certificateFile)]),
    ...(secret === null ? [] : [secret === 'kept' ? l10n.t('secret') : l10n.t('secret, to be given again')]),
  ].join(', ');
}
