import { commands, l10n, window } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import { requireTakesAccess } from '../../domain/sourceAccess.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { askText, type TextQuestion } from '../input/askText.ts';
import { runSteps, type Step, withAnswer } from '../input/runSteps.ts';
import { requireTopLevel } from './chosenSite.ts';
import { accessRequest, filePathProblem, noAccess, pinProblem, type SaidAccess } from './sourceAccess.ts';

/** Set Access to Synchronization Source: pin, secret and client certificate for the source of the top-level site; what is left empty is taken back. */
export async function setSourceAccess({ door }: ExtensionParts): Promise<void> {
  const service = await door.service();
  const { siteCode, source } = requireTopLevel(await service.sites());
  if (source === null)
    throw new SyncError('invalidRequest', `Site ${siteCode} has no synchronization source yet`);
  requireTakesAccess(source);
  const said = await askAccess(l10n.t('Access to {0}', source));
  if (said === undefined) return;
  await service.setSource({ siteCode, source, ...accessRequest(said) });
  const test = l10n.t('Test Synchronization Source');
  const answer = await window.showInformationMessage(
    l10n.t('The access of site {0} to {1} is set. The next synchronization uses it.', siteCode, source),
    test,
  );
  if (answer === test) await commands.executeCommand(commandIds.testSource);
}

function askAccess(title: string): Promise<SaidAccess | undefined> {
  const step = (
    member: keyof SaidAccess,
    question: Pick<TextQuestion, 'prompt' | 'problem' | 'isSecret' | 'placeHolder'>,
    isAsked: (said: SaidAccess) => boolean = () => true,
  ): Step<SaidAccess> => ({
    isAsked,
    ask: async (said, place) =>
      withAnswer(await askText({ title, place, value: said[member], ...question }), (value) => ({
        ...said,
        [member]: value.trim(),
      })),
  });
  return runSteps(noAccess, [
    step('pin', {
      prompt: l10n.t('SHA-256 of a certificate that must be in the chain of the source; empty for no pin'),
      problem: pinProblem,
    }),
    step('secret', {
      prompt: l10n.t('Secret that the source knows this server by; empty for none'),
      isSecret: true,
      problem: () => undefined,
    }),
    step('certificateFile', {
      prompt: l10n.t('PEM file of the client certificate, on the machine of the service; empty for none'),
      placeHolder: '/etc/susync/client.pem',
      problem: filePathProblem,
    }),
    step(
      'keyFile',
      {
        prompt: l10n.t('PEM file of the key of that certificate, on the machine of the service'),
        placeHolder: '/etc/susync/client.key',
        problem: (text) => (text.trim() === '' ? l10n.t('A key file is needed') : filePathProblem(text)),
      },
      ({ certificateFile }) => certificateFile !== '',
    ),
  ]);
}
