import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { isFingerprint } from '../../domain/fingerprint.ts';
import type { SourceRequest } from '../../service/api/hierarchy.ts';

/** What was said about the access to a source; an empty text is no answer. */
export interface SaidAccess {
  readonly pin: string;
  readonly secret: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** Nothing said yet. */
export const noAccess: SaidAccess = { pin: '', secret: '', certificateFile: '', keyFile: '' };

/** What was said, as `setSource` takes it beside site and source: what is empty is absent, and so taken back. */
export function accessRequest({
  pin,
  secret,
  certificateFile,
  keyFile,
}: SaidAccess): Pick<SourceRequest, 'pin' | 'secret' | 'clientCertificate'> {
  return {
    ...(pin === '' ? {} : { pin }),
    ...(secret === '' ? {} : { secret }),
    ...(certificateFile === '' ? {} : { clientCertificate: { certificateFile, keyFile } }),
  };
}

/** What is wrong with a pin, while it is typed; none is right, too. */
export function pinProblem(text: string): string | undefined {
  const pin = text.trim();
  return pin === '' || isFingerprint(pin)
    ? undefined
    : l10n.t('A pin is the SHA-256 of a certificate: 64 hexadecimal digits, with or without colons');
}

/** What is wrong with the path of a file on the service's machine, which may have another system than this one; none is right, too. */
export function filePathProblem(text: string): string | undefined {
  const file = text.trim();
  return file === '' || path.posix.isAbsolute(file) || path.win32.isAbsolute(file)
    ? undefined
    : l10n.t('An absolute path is needed');
}
