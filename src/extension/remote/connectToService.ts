import { l10n, window } from 'vscode';
import { asSyncError } from '../../domain/errors/syncError.ts';
import { connectRemote } from '../../service/remote/connectRemote.ts';
import { parseServiceUrl, serviceUrl } from '../../service/remote/serviceUrl.ts';
import { extensionVersion } from '../door/extensionVersion.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { inBackground } from '../inBackground.ts';
import { askText } from '../input/askText.ts';
import { runSteps, withAnswer } from '../input/runSteps.ts';
import { forgetRemotePlace, keepRemotePlace, remotePlace } from './remotePlaces.ts';
import { trustedPin } from './trustedPin.ts';

interface Said {
  readonly url: string;
  readonly token: string;
}

/** Connect to Service: asks for URL and token, has an unknown certificate compared, and works with that service from then on. */
export async function connectToService({ door, context, diagnostics }: ExtensionParts): Promise<void> {
  const before = remotePlace(context);
  const said = await askPlace(before?.url ?? '');
  if (said === undefined) return;
  const url = serviceUrl(parseServiceUrl(said.url));
  const token = said.token.trim();
  const pinned = before?.url === url ? before.pin : undefined;
  const pin = await trustedPin({
    pin: pinned,
    attempt: async (tried) => {
      const connected = await connectRemote({
        ...{ url, token, version: extensionVersion(context), certificateAuthorities: [] },
        ...(tried === undefined ? {} : { pin: tried }),
      });
      await connected.close();
    },
    trusts: async ({ fingerprint }) => {
      const trust = l10n.t('Trust This Certificate');
      const answer = await window.showWarningMessage(
        l10n.t('Trust the certificate of {0}?', url),
        {
          modal: true,
          detail: [
            pinned === undefined
              ? l10n.t('This machine does not trust its root.')
              : l10n.t(
                  'It is not the one that was trusted before: it was made anew, or somebody stands between.',
                ),
            l10n.t('SHA-256: {0}', pairs(fingerprint)),
            l10n.t(
              'Compare it with what “susync serve” printed on that machine. It is pinned: another certificate is refused.',
            ),
          ].join('\n\n'),
        },
        trust,
      );
      return answer === trust;
    },
  });
  const problem = await keepRemotePlace(context, { url, ...(pin === undefined ? {} : { pin }) }, token);
  await door.close();
  await door.service();
  inBackground(
    problem === undefined
      ? window.showInformationMessage(
          l10n.t('Connected to {0}. This window and new ones work with that service.', url),
        )
      : window.showWarningMessage(
          l10n.t(
            'Connected to {0}. VS Code cannot keep the token ({1}): this window knows it until it is closed, later ones ask for it.',
            url,
            problem,
          ),
        ),
    diagnostics,
  );
}

/** Disconnect from Service: back to the data folder of this machine; its service is started when it is needed. */
export async function disconnectFromService({ door, context }: ExtensionParts): Promise<void> {
  await forgetRemotePlace(context);
  await door.close();
  await door.find();
}

function askPlace(url: string): Promise<Said | undefined> {
  const title = l10n.t('Connect to Service');
  return runSteps<Said>({ url, token: '' }, [
    {
      ask: async (state, place) => {
        return withAnswer(
          await askText({
            ...{ title, place, value: state.url, placeHolder: 'susync://jump01.contoso.com:8633' },
            prompt: l10n.t('URL of the service, as “susync serve --listen” printed it'),
            problem: urlProblem,
          }),
          (value) => ({ ...state, url: value }),
        );
      },
    },
    {
      ask: async (state, place) => {
        return withAnswer(
          await askText({
            ...{ title, place, isSecret: true },
            prompt: l10n.t(
              'Token that “susync token create” printed there; kept in the secret storage of VS Code',
            ),
            problem: (text) => (text.trim() === '' ? l10n.t('A token is needed') : undefined),
          }),
          (value) => ({ ...state, token: value }),
        );
      },
    },
  ]);
}

function urlProblem(text: string): string | undefined {
  try {
    parseServiceUrl(text);
    return undefined;
  } catch (error) {
    return asSyncError(error, 'Extension').message;
  }
}

function pairs(fingerprint: string): string {
  return fingerprint.replace(/(..)(?!$)/g, '$1:');
}
