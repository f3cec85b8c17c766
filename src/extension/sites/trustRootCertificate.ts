import { X509Certificate } from 'node:crypto';
import { l10n, window } from 'vscode';
import { readRootCertificate } from '../door/rootCertificates.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { inBackground } from '../inBackground.ts';
import { localTime } from '../localTime.ts';
import { remotePlace } from '../remote/remotePlaces.ts';
import { keepCertificateAuthorities, readSettings } from '../settings.ts';

/**
 * Trust Root Certificate…: shows what a PEM file holds, and has the service trust it for upstream servers, now and whenever VS Code connects to it;
 * a service on another machine until it ends. True where somebody trusted it.
 */
export async function trustRootCertificate({ door, context, diagnostics }: ExtensionParts): Promise<boolean> {
  const title = l10n.t('Trust Root Certificate');
  const filters = { [l10n.t('Certificates in PEM form')]: ['pem', 'crt', 'cer'] };
  const [chosen] = (await window.showOpenDialog({ title, filters })) ?? [];
  if (chosen === undefined) return false;
  const { file, text } = await readRootCertificate(chosen.fsPath);
  const { subject, fingerprint256, validTo } = new X509Certificate(text);
  const name = subject.replaceAll('\n', ', ');
  const trust = l10n.t('Trust This Certificate');
  const answer = await window.showWarningMessage(
    l10n.t('Trust {0} for upstream servers?', name),
    {
      modal: true,
      detail: [
        l10n.t('SHA-256: {0}', fingerprint256),
        l10n.t('Valid until {0}', localTime(Date.parse(validTo))),
        l10n.t('Compare it with what the owner of the server tells. Whatever it signs is trusted.'),
      ].join('\n\n'),
    },
    trust,
  );
  if (answer !== trust) return false;
  const { certificateAuthorities } = readSettings();
  if (remotePlace(context) === undefined && !certificateAuthorities.includes(file))
    await keepCertificateAuthorities([...certificateAuthorities, file]);
  await (await door.service()).trustCertificates({ certificates: [text] });
  inBackground(
    window.showInformationMessage(l10n.t('{0} is trusted for upstream servers from now on.', name)),
    diagnostics,
  );
  return true;
}
