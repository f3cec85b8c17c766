import { l10n } from 'vscode';
import type { SiteView } from '../../service/api/hierarchy.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import { askChoice, askChoices, type Choice } from '../input/askChoice.ts';
import { askText } from '../input/askText.ts';
import { runSteps, type Step, withAnswer } from '../input/runSteps.ts';
import type { ExportExtent, ExportWishes } from './exportWishes.ts';

/** What the questions are about. */
export interface ExportSubject {
  /** Sites that can be exported. */
  readonly sites: readonly SiteView[];
  /** Products and classifications that are known here. */
  readonly categories: readonly CategoryView[];
  /** The site that was clicked. */
  readonly siteCode?: string;
  /** Asks for the wanted list of a disconnected site; undefined for none. */
  readonly askWantedList: () => Promise<string | undefined>;
}

/** Asks what is to be exported, one question after another; undefined where somebody left. */
export async function askExport(subject: ExportSubject): Promise<ExportWishes | undefined> {
  const [first, second] = subject.sites;
  const siteCode = subject.siteCode ?? (second === undefined ? first?.siteCode : undefined);
  return runSteps<ExportWishes>(siteCode === undefined ? {} : { siteCode }, [
    ...(siteCode === undefined ? [siteStep(subject.sites)] : []),
    kindStep,
    extentStep,
    versionStep,
    wantedStep(subject),
    filterStep,
    categoryStep(subject, 'products'),
    categoryStep(subject, 'classifications'),
    contentStep,
    chunkStep,
  ]);
}

function title(): string {
  return l10n.t('Export Software Update Catalog');
}

function siteStep(sites: readonly SiteView[]): Step<ExportWishes> {
  return choiceStep('siteCode', l10n.t('Site'), () =>
    sites.map(({ siteCode, siteServer }) => ({ label: siteCode, description: siteServer, value: siteCode })),
  );
}

const kindStep = choiceStep<'kind'>('kind', l10n.t('For whom'), () => [
  {
    label: l10n.t('This product (.susync)'),
    detail: l10n.t(
      'Whole or what changed since the last one; with declined updates, groups and subscription',
    ),
    value: 'susync',
  },
  {
    label: l10n.t('Windows Server Update Services (.cab)'),
    detail: l10n.t('For wsusutil import; license files in WsusContent beside it'),
    value: 'cab',
  },
]);

const extentStep = choiceStep<'extent'>('extent', l10n.t('How much of it'), ({ kind }) => {
  const choices: readonly Choice<ExportExtent>[] = [
    { label: l10n.t('Everything'), detail: l10n.t('The first package, or a new beginning'), value: 'all' },
    {
      label: l10n.t('What changed since the last export'),
      detail: l10n.t('With the same filters, from here'),
      value: 'last',
    },
    { label: l10n.t('What changed since a version…'), value: 'version' },
    {
      label: l10n.t('What a disconnected site wants…'),
      detail: l10n.t('By the list that it wrote with Write Wanted List…'),
      value: 'wanted',
    },
  ];
  return choices.filter(({ value }) => kind === 'susync' || value === 'all' || value === 'version');
});

const versionStep: Step<ExportWishes> = {
  isAsked: ({ extent }) => extent === 'version',
  ask: async (state, place) =>
    withAnswer(
      await askText({
        ...{ title: title(), place, value: state.version === undefined ? '' : `${state.version}` },
        placeHolder: '12',
        prompt:
          state.kind === 'cab'
            ? l10n.t('Content version of the site; what changed after it is exported')
            : l10n.t('Version that the other side has, as its last package names it'),
        problem: (text) =>
          /^[1-9]\d{0,14}$/.test(text.trim()) ? undefined : l10n.t('A version is a whole number from 1 on'),
      }),
      (text) => ({ ...state, version: Number(text.trim()) }),
    ),
};

function wantedStep({ askWantedList }: ExportSubject): Step<ExportWishes> {
  return {
    isAsked: ({ extent }) => extent === 'wanted',
    ask: async (state) => {
      const wanted = await askWantedList();
      return wanted === undefined ? { kind: 'back' } : { kind: 'answered', value: { ...state, wanted } };
    },
  };
}

const filterStep = choiceStep<'isFiltered'>(
  'isFiltered',
  l10n.t('Products and classifications'),
  () => [
    { label: l10n.t('All products and classifications'), value: false },
    {
      label: l10n.t('Some products and classifications…'),
      detail: l10n.t('Categories, and what an update needs or bundles, are always part of it'),
      value: true,
    },
  ],
  ({ extent }) => extent !== 'wanted',
);

function categoryStep(
  { categories }: ExportSubject,
  member: 'products' | 'classifications',
): Step<ExportWishes> {
  const type = member === 'products' ? 'Product' : 'UpdateClassification';
  return {
    isAsked: ({ isFiltered, extent }) => isFiltered === true && extent !== 'wanted',
    ask: async (state, place) =>
      withAnswer(
        await askChoices({
          ...{ title: title(), place, chosen: state[member] ?? [] },
          placeHolder:
            member === 'products'
              ? l10n.t('Products; none chosen: all of them')
              : l10n.t('Classifications; none chosen: all of them'),
          choices: categories
            .filter((category) => category.type === type)
            .map(({ id, name, path }) => ({
              label: name,
              description: path.slice(0, -1).join(' › '),
              value: id,
            })),
        }),
        (ids) => ({ ...state, [member]: ids }),
      ),
  };
}

const contentStep = choiceStep<'content'>('content', l10n.t('Files'), ({ kind }) => [
  { label: l10n.t('License files only'), value: false },
  {
    label: l10n.t('Update files, too'),
    detail:
      kind === 'cab'
        ? l10n.t('Those that are here are copied into WsusContent beside the package')
        : l10n.t('Those that are here go into the package'),
    value: true,
  },
]);

const mebibyte = 1024 * 1024;

const chunkStep = choiceStep<'chunkSize'>(
  'chunkSize',
  l10n.t('Size of the files'),
  () => [
    { label: l10n.t('One file'), value: 0 },
    { label: l10n.t('At most {0} a file', '4095 MiB'), description: 'FAT32', value: 4095 * mebibyte },
    { label: l10n.t('At most {0} a file', '4400 MiB'), description: 'DVD', value: 4400 * mebibyte },
    { label: l10n.t('At most {0} a file', '700 MiB'), description: 'CD', value: 700 * mebibyte },
  ],
  ({ kind }) => kind === 'susync',
);

/** A question that one choice answers; the answer that was given before stands chosen. */
function choiceStep<Name extends keyof ExportWishes>(
  member: Name,
  placeHolder: string,
  choices: (state: ExportWishes) => readonly Choice<NonNullable<ExportWishes[Name]>>[],
  isAsked: (state: ExportWishes) => boolean = () => true,
): Step<ExportWishes> {
  return {
    isAsked,
    ask: async (state, place) => {
      const before = state[member];
      const chosen = before === undefined ? {} : { chosen: [before] };
      return withAnswer(
        await askChoice({ ...{ title: title(), place, placeHolder }, choices: choices(state), ...chosen }),
        (value) => ({ ...state, [member]: value }),
      );
    },
  };
}
