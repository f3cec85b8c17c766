import { l10n, window } from 'vscode';
import type { SiteView, SupListeningRequest, SupView } from '../../service/api/hierarchy.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { askChoice } from '../input/askChoice.ts';
import { askText } from '../input/askText.ts';
import { runSteps, withAnswer } from '../input/runSteps.ts';
import { chosenSite } from './chosenSite.ts';
import { serverNameProblem } from './siteProblems.ts';

type Reach = 'thisMachine' | 'http' | 'https';

interface NewSup {
  readonly serverName?: string;
  readonly reach?: Reach;
}

const listening: Readonly<Record<Reach, SupListeningRequest>> = {
  thisMachine: {},
  http: { listen: '0.0.0.0' },
  https: { listen: '0.0.0.0', https: 'own' },
};

/** Add Software Update Point: asks for its server and who is to reach it, on the clicked site or the one that is picked. */
export async function addSup(
  { door }: ExtensionParts,
  given: readonly unknown[],
): Promise<SupView | undefined> {
  const service = await door.service();
  const title = l10n.t('Add Software Update Point');
  const here = (await service.sites()).filter((site) => site.service === null);
  const site = await chosenSite(here, given, title);
  if (site === undefined) return undefined;
  const answers = await askNewSup(site, title);
  if (answers?.serverName === undefined) return undefined;
  const { serverName, reach = 'thisMachine' } = answers;
  const sup = await service.addSup({ siteCode: site.siteCode, serverName, ...listening[reach] });
  if (sup.warnings.length > 0) await window.showWarningMessage(sup.warnings.join(' '));
  return sup;
}

function askNewSup(site: SiteView, title: string): Promise<NewSup | undefined> {
  const taken = site.sups.map(({ serverName }) => serverName);
  return runSteps<NewSup>({}, [
    {
      ask: async (state, place) => {
        return withAnswer(
          await askText({
            ...{ title, place, value: state.serverName ?? (taken.length === 0 ? site.siteServer : '') },
            prompt:
              taken.length === 0
                ? l10n.t(
                    'Server of the software update point of {0}; it is the source of the site',
                    site.siteCode,
                  )
                : l10n.t(
                    'Server of the software update point of {0}; it is a replica of {1}',
                    site.siteCode,
                    taken[0] ?? '',
                  ),
            problem: (text) => serverNameProblem(text, taken),
          }),
          (value) => ({ ...state, serverName: value.trim() }),
        );
      },
    },
    {
      ask: async (state, place) => {
        return withAnswer(
          await askChoice<Reach>({
            ...{ title, place, placeHolder: l10n.t('Who is to reach it') },
            chosen: [state.reach ?? 'thisMachine'],
            choices: [
              {
                label: l10n.t('Only the sites of this data folder'),
                detail: l10n.t('Listens on this machine alone'),
                value: 'thisMachine',
              },
              {
                label: l10n.t('Other servers, over HTTPS'),
                detail: l10n.t(
                  'Port 8531, with a certificate that is made and renewed here; content also on port 8530',
                ),
                value: 'https',
              },
              {
                label: l10n.t('Other servers, over plain HTTP'),
                detail: l10n.t(
                  'Port 8530, as WSUS does by default: nobody on the way is kept from reading or changing anything',
                ),
                value: 'http',
              },
            ],
          }),
          (value) => ({ ...state, reach: value }),
        );
      },
    },
  ]);
}
