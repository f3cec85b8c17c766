import { l10n, window } from 'vscode';
import { isKeyName, keyText, type KnownSigner, shownFingerprint } from '../../domain/signature.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { askText } from '../input/askText.ts';

/** Asks for a name for an unknown key and has its fingerprint compared; true once its signatures count. */
export async function trustSigner(
  service: Pick<SyncService, 'trustKey'>,
  signer: Pick<KnownSigner, 'key' | 'fingerprint'>,
  suggestion: string,
): Promise<boolean> {
  const title = l10n.t('Trust Signer');
  const named = await askText({
    ...{ title, value: suggestion },
    prompt: l10n.t('Name for the key, as lists and logs show it'),
    problem: (text) =>
      isKeyName(text.trim())
        ? undefined
        : l10n.t(
            'Up to 64 letters, digits, dots, hyphens, underscores and at signs, a letter or a digit first',
          ),
  });
  if (named.kind !== 'answered') return false;
  const name = named.value.trim();
  const trust = l10n.t('Trust This Key');
  const answer = await window.showWarningMessage(
    l10n.t('Trust what {0} signs?', name),
    {
      modal: true,
      detail: [
        l10n.t('Fingerprint: {0}', shownFingerprint(signer.fingerprint)),
        l10n.t(
          'Compare it with what “susync key show” prints where the package comes from, over another way than the package took. From now on, packages with this signature are taken over.',
        ),
      ].join('\n\n'),
    },
    trust,
  );
  if (answer !== trust) return false;
  const { key, fingerprint } = signer;
  await service.trustKey({ text: keyText({ key, name }), fingerprint });
  return true;
}
