import { l10n } from 'vscode';
import { askChoice } from '../input/askChoice.ts';
import { askText } from '../input/askText.ts';
import { runSteps, withAnswer } from '../input/runSteps.ts';
import { sourceUrlProblem } from './siteProblems.ts';

/** How the service is told of Microsoft Update. */
export const microsoftUpdate = 'microsoft-update';

interface Source {
  readonly kind?: 'microsoft-update' | 'url' | 'none';
  readonly url?: string;
}

/** Asks where to synchronize from, as `setSource` takes it; undefined where somebody left. `current` stands chosen. */
export async function askSource(
  title: string,
  current: string | null,
  { offersNone }: { readonly offersNone: boolean },
): Promise<string | undefined> {
  const isUrl = current !== null && current !== microsoftUpdate && current !== 'none';
  const initial: Source = isUrl
    ? { kind: 'url', url: current }
    : current === null
      ? {}
      : { kind: current === 'none' ? 'none' : microsoftUpdate };
  const said = await runSteps<Source>(initial, [
    {
      ask: async (state, place) => {
        return withAnswer(
          await askChoice<NonNullable<Source['kind']>>({
            ...{ title, place, placeHolder: l10n.t('Synchronization source') },
            ...(state.kind === undefined ? {} : { chosen: [state.kind] }),
            choices: [
              {
                label: l10n.t('Microsoft Update'),
                detail: l10n.t('Synchronize from Microsoft Update over the internet'),
                value: microsoftUpdate,
              },
              {
                label: l10n.t('Another update server'),
                detail: l10n.t('A Windows WSUS, or a software update point of this product, by its URL'),
                value: 'url',
              },
              ...(offersNone
                ? [
                    {
                      label: l10n.t('None'),
                      detail: l10n.t('Do not synchronize from Microsoft Update or an upstream server'),
                      value: 'none' as const,
                    },
                  ]
                : []),
            ],
          }),
          (value) => ({ ...state, kind: value }),
        );
      },
    },
    {
      isAsked: ({ kind }) => kind === undefined || kind === 'url',
      ask: async (state, place) => {
        return withAnswer(
          await askText({
            ...{ title, place, value: state.url ?? '', placeHolder: 'http://wsus01.contoso.com:8530' },
            prompt: l10n.t('URL of the update server, with its port'),
            problem: sourceUrlProblem,
          }),
          (value) => ({ ...state, url: value.trim() }),
        );
      },
    },
  ]);
  return said?.kind === 'url' ? said.url : said?.kind;
}
