import { l10n } from 'vscode';
import { asSyncError } from '../../domain/errors/syncError.ts';
import { parseServiceUrl } from '../../service/remote/serviceUrl.ts';
import { askChoice } from '../input/askChoice.ts';
import { askText, type TextQuestion } from '../input/askText.ts';
import { type Step, withAnswer } from '../input/runSteps.ts';
import { isServiceUrl, type NewSite, type OtherService } from './newSite.ts';
import { filePathProblem, pinProblem } from './sourceAccess.ts';

const nothing: OtherService = { place: '', token: '', pin: '' };

/** Asks which service is to keep a new site below another one, and how that is reached where it is not this one. */
export function otherServiceSteps(title: string): readonly Step<NewSite>[] {
  return [
    {
      isAsked: ({ parent }) => parent !== undefined,
      ask: async (state, place) =>
        withAnswer(
          await askChoice({
            ...{ title, place, placeHolder: l10n.t('Which service keeps the site') },
            chosen: [state.isElsewhere ?? false],
            choices: [
              {
                label: l10n.t('This service'),
                detail: l10n.t('In the data folder of its parent site'),
                value: false,
              },
              {
                label: l10n.t('Another service'),
                detail: l10n.t('It runs already, on another machine or this one; its folder is empty'),
                value: true,
              },
            ],
          }),
          (isElsewhere) => ({ ...state, isElsewhere }),
        ),
    },
    step('place', ({ isElsewhere = false }) => isElsewhere, {
      title,
      placeHolder: 'susync://ps1.contoso.com:8633',
      prompt: l10n.t(
        'URL of the other service, as “susync serve --listen” printed it, or its data folder on the same machine',
      ),
      problem: placeProblem,
    }),
    step('token', asksForToken, {
      title,
      isSecret: true,
      prompt: l10n.t(
        'Token of an administrator that “susync token create” printed there; kept by the service of the parent site',
      ),
      problem: (text) => (text.trim() === '' ? l10n.t('A token is needed') : undefined),
    }),
    step('pin', asksForToken, {
      title,
      prompt: l10n.t(
        'SHA-256 of its certificate, as “susync serve” printed it; empty where its root is trusted',
      ),
      problem: pinProblem,
    }),
  ];
}

function asksForToken({ isElsewhere = false, otherService = nothing }: NewSite): boolean {
  return isElsewhere && isServiceUrl(otherService.place);
}

function step(
  member: keyof OtherService,
  isAsked: (state: NewSite) => boolean,
  question: TextQuestion,
): Step<NewSite> {
  return {
    isAsked,
    ask: async (state, place) => {
      const { otherService = nothing } = state;
      return withAnswer(await askText({ ...question, place, value: otherService[member] }), (value) => ({
        ...state,
        otherService: { ...otherService, [member]: value.trim() },
      }));
    },
  };
}

function placeProblem(text: string): string | undefined {
  if (!isServiceUrl(text))
    return text.trim() === '' ? l10n.t('A URL or a folder is needed') : filePathProblem(text);
  try {
    parseServiceUrl(text);
    return undefined;
  } catch (error) {
    return asSyncError(error, 'Extension').message;
  }
}
