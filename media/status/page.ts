import '../texts/loadTexts.ts';
import * as l10n from '@vscode/l10n';
import type { StatusHostMessage, StatusPageRun, StatusPageState } from '../../src/contract/statusPage.ts';
import { element, textElement } from '../page/element.ts';
import { durationsPicture } from './durationsPicture.ts';
import { hierarchyPicture } from './hierarchyPicture.ts';
import { keepState, keptState, onHostMessage, tell } from './host.ts';
import { runMark } from './runMark.ts';
import { runsSummary } from './runSentence.ts';
import { svgElement } from './svg.ts';
import { showRuns, showSups } from './tables.ts';
import { sitesOf, timelinePicture } from './timelinePicture.ts';
import { outcomeWord, timeText } from './words.ts';

/** Pictures are not drawn narrower than this (CSS pixels): their frame scrolls then. */
const narrowest = 480;

let shown: StatusPageState | undefined;

function show(state: StatusPageState): void {
  shown = state;
  element('main', HTMLElement).setAttribute('aria-busy', 'false');
  element('title', HTMLHeadingElement).textContent = state.title;
  element('notice', HTMLDivElement).hidden = true;
  showSites(state);
  draw();
}

/** The choice of sites, where there are several; what was chosen stays chosen. */
function showSites({ sups, runs }: StatusPageState): void {
  const select = element('site', HTMLSelectElement);
  const chosen = select.value === '' ? (keptState()?.siteCode ?? '') : select.value;
  const codes = [...new Set([...sups.map(({ siteCode }) => siteCode), ...sitesOf(runs)])];
  const options = [['', l10n.t('All sites')] as const, ...codes.map((code) => [code, code] as const)];
  if (
    select.options.length !== options.length ||
    options.some(([value], at) => select.options[at]?.value !== value)
  )
    select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  select.value = codes.includes(chosen) ? chosen : '';
}

/** Fills the page with what is shown of the chosen site; the focus stays where it is. */
function draw(): void {
  if (shown === undefined) return;
  const state = shown;
  const siteCode = element('site', HTMLSelectElement).value;
  keepState({ subject: state.subject, siteCode });
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
  const isShown = (item: { readonly siteCode: string }): boolean =>
    siteCode === '' || item.siteCode === siteCode;
  const runs = state.runs.filter(isShown);
  element('hierarchy', HTMLDivElement).hidden = state.sups.length === 0;
  if (state.sups.length > 0) {
    // Where one pulls from is shown of all: a part of the tree would have no roots.
    element('hierarchyFrame', HTMLDivElement).replaceChildren(hierarchyPicture(state.sups));
    showSups(state.sups.filter(isShown));
  }
  element('history', HTMLDivElement).hidden = runs.length === 0;
  element('empty', HTMLParagraphElement).hidden = runs.length > 0;
  if (runs.length > 0) showHistory(runs, state.now);
  summarize(state, runs);
  if (focused !== undefined)
    for (const candidate of document.querySelectorAll<HTMLElement>('[data-key]'))
      if (candidate.dataset['key'] === focused) candidate.focus();
}

function showHistory(runs: readonly StatusPageRun[], now: number): void {
  const frame = element('timelineFrame', HTMLDivElement);
  const width = Math.max(narrowest, Math.floor(frame.clientWidth));
  frame.replaceChildren(timelinePicture(runs, width, now));
  element('durationsFrame', HTMLDivElement).replaceChildren(durationsPicture(runs, width));
  const outcomes = [...new Set(runs.map(({ outcome }) => outcome))];
  element('legend', HTMLUListElement).replaceChildren(
    ...outcomes.map((outcome) => {
      const item = textElement('li', '');
      const attributes = { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' };
      item.append(svgElement('svg', attributes, runMark(outcome, 8, 8)), outcomeWord(outcome));
      return item;
    }),
  );
  showRuns(runs);
}

function summarize({ sups, now }: StatusPageState, runs: readonly StatusPageRun[]): void {
  const failed = sups.filter(({ wellbeing }) => wellbeing === 'failed').length;
  const running = sups.filter(({ wellbeing }) => wellbeing === 'running').length;
  const parts = [
    ...(sups.length === 0 ? [] : [l10n.t('{0} software update points', sups.length)]),
    ...(failed === 0 ? [] : [l10n.t('{0} failed', failed)]),
    ...(running === 0 ? [] : [l10n.t('{0} synchronizing', running)]),
    runsSummary(runs),
  ];
  const text = parts.join(' · ');
  element('summary', HTMLParagraphElement).textContent = `${text} · ${l10n.t('as of {0}', timeText(now))}`;
  const announcement = element('announcement', HTMLParagraphElement);
  if (announcement.textContent !== text) announcement.textContent = text;
}

function answered(message: StatusHostMessage): void {
  if (message.kind === 'state') {
    show(message.state);
    return;
  }
  element('noticeText', HTMLParagraphElement).textContent = `${message.message}. ${message.remedy}`;
  element('notice', HTMLDivElement).hidden = false;
}

element('site', HTMLSelectElement).addEventListener('change', draw);
element('save', HTMLButtonElement).addEventListener('click', () => {
  tell({ kind: 'save', content: element('main', HTMLElement).innerHTML });
});
let resting: number | undefined;
window.addEventListener('resize', () => {
  window.clearTimeout(resting);
  resting = window.setTimeout(draw, 100);
});
onHostMessage(answered);
tell({ kind: 'ready' });
