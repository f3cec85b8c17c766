import { l10n } from 'vscode';
import { localZone } from '../../base/localZone.ts';
import type { SiteType } from '../../domain/siteLinkDocument.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';
import { askChoice } from '../input/askChoice.ts';
import { askText } from '../input/askText.ts';
import { type Step, type StepPlace, withAnswer } from '../input/runSteps.ts';
import type { NewSite } from './newSite.ts';
import { otherServiceSteps } from './otherServiceSteps.ts';
import {
  possibleParents,
  possibleTypes,
  serverNameProblem,
  siteCodeProblem,
  suggestedServer,
  zoneProblem,
} from './siteProblems.ts';

/** What is asked of a new site: type, parent, the service that keeps it, code, server and time zone. */
export function newSiteSteps(sites: readonly SiteView[]): readonly Step<NewSite>[] {
  const title = l10n.t('Add Site');
  const parentsOf = ({ type }: NewSite): readonly SiteView[] =>
    type === undefined ? [] : possibleParents(type, sites);
  return [
    {
      ask: async (state, place) =>
        withAnswer(
          await askChoice({
            ...{ title, place, placeHolder: l10n.t('Type of the site') },
            choices: typesBelow(state.parent, sites).map((value) => ({ ...typeLabel(value), value })),
            ...(state.type === undefined ? {} : { chosen: [state.type] }),
          }),
          (type) => ({ ...state, type }),
        ),
    },
    {
      isAsked: (state) =>
        sites.length > 0 && !parentsOf(state).some(({ siteCode }) => siteCode === state.parent),
      ask: async (state, place) =>
        withAnswer(
          await askChoice({
            ...{ title, place, placeHolder: l10n.t('Parent site') },
            choices: parentsOf(state).map(({ siteCode, siteServer }) => ({
              ...{ label: siteCode, description: siteServer, value: siteCode },
            })),
          }),
          (parent) => ({ ...state, parent }),
        ),
    },
    ...otherServiceSteps(title),
    text('siteCode', {
      title,
      prompt: l10n.t('Site code: three letters or digits'),
      suggestion: () => '',
      problem: (value) => siteCodeProblem(value, sites),
      taken: (value) => value.toUpperCase(),
    }),
    text('siteServer', {
      title,
      prompt: l10n.t('Site server, fully qualified'),
      suggestion: ({ siteCode = '' }) => suggestedServer(`${siteCode}site`, sites),
      problem: serverNameProblem,
    }),
    text('zone', {
      title,
      prompt: l10n.t('Time zone of the site: schedules and wsyncmgr.log follow it'),
      suggestion: ({ parent }) => sites.find(({ siteCode }) => siteCode === parent)?.zone ?? localZone(),
      problem: zoneProblem,
    }),
  ];
}

/** Types that may stand below a clicked site; all possible ones where none was clicked, or nothing may. */
function typesBelow(parent: string | undefined, sites: readonly SiteView[]): readonly SiteType[] {
  const possible = possibleTypes(sites);
  const below = possible.filter((type) =>
    possibleParents(type, sites).some(({ siteCode }) => siteCode === parent),
  );
  return below.length > 0 ? below : possible;
}

function text(
  member: 'siteCode' | 'siteServer' | 'zone',
  question: {
    readonly title: string;
    readonly prompt: string;
    readonly suggestion: (state: NewSite) => string;
    readonly problem: (value: string) => string | undefined;
    readonly taken?: (value: string) => string;
  },
): Step<NewSite> {
  const { title, prompt, suggestion, problem, taken = (value: string): string => value } = question;
  return {
    ask: async (state, place: StepPlace) =>
      withAnswer(
        await askText({ ...{ title, prompt, problem, place }, value: state[member] ?? suggestion(state) }),
        (value) => ({ ...state, [member]: taken(value.trim()) }),
      ),
  };
}

function typeLabel(type: SiteType): { readonly label: string; readonly detail: string } {
  switch (type) {
    case 'cas':
      return {
        label: l10n.t('Central administration site'),
        detail: l10n.t('The top of a hierarchy with several primary sites'),
      };
    case 'primary':
      return {
        label: l10n.t('Primary site'),
        detail: l10n.t('Stands alone, or below a central administration site'),
      };
    case 'secondary':
      return { label: l10n.t('Secondary site'), detail: l10n.t('Below a primary site') };
  }
}
