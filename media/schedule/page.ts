import '../texts/loadTexts.ts';
import * as l10n from '@vscode/l10n';
import { isSameConfiguration, type ScheduleConfiguration } from '../../src/contract/scheduleConfiguration.ts';
import type { ScheduleHostMessage, ScheduleState } from '../../src/contract/schedulePage.ts';
import type { ScheduleRemark } from '../../src/domain/schedule/scheduleRemark.ts';
import { configurationOf, type InputProblem } from './configurationOf.ts';
import { type Draft, isDraft } from './draft.ts';
import { element } from '../page/element.ts';
import { focusFirstProblem, showProblems } from './errorLines.ts';
import type { ScheduleForm } from './form.ts';
import { formOf } from './formOf.ts';
import { fillForm, prepareChoices, readForm, showParts } from './formView.ts';
import { keepState, keptState, nextRequest, onHostMessage, tell } from './host.ts';
import { inputOfRemark, windowInput } from './inputOfRemark.ts';
import { showNoPreview, showPreview } from './previewView.ts';
import { fillWindows, rowToRemove, usualWindow } from './windowList.ts';

/** What the page works on once the host has said what is stored. */
interface Work {
  readonly state: ScheduleState;
  /** What the form was filled from; differs from the state where that was changed elsewhere. */
  readonly basis: ScheduleConfiguration;
  readonly form: ScheduleForm;
}

/** The preview follows the typing after so many ms of rest. */
const rest = 250;

let work: Work | undefined;
let resting: number | undefined;
let awaitedPreview = 0;
let awaitedSave = 0;

function isEdited({ form, basis }: Work): boolean {
  const { configuration } = configurationOf(form);
  return configuration === undefined || !isSameConfiguration(configuration, basis);
}

/** Takes in what is stored: fills the form, or, where it has been edited, tells of the conflict. */
function takeState(state: ScheduleState): void {
  const kept: unknown = work ?? keptState();
  const draft: Draft | undefined =
    work !== undefined
      ? { siteCode: state.siteCode, form: work.form, basis: work.basis }
      : isDraft(kept) && kept.siteCode === state.siteCode
        ? kept
        : undefined;
  element('siteCode', HTMLSpanElement).textContent = state.siteCode;
  element('form', HTMLFormElement).setAttribute('aria-busy', 'false');
  if (draft === undefined || !isEdited({ ...draft, state })) {
    fill(state);
    return;
  }
  if (work === undefined) fillForm(draft.form);
  work = { state, basis: draft.basis, form: draft.form };
  showConflict(!isSameConfiguration(draft.basis, state.configuration));
  afterChange();
}

function fill(state: ScheduleState): void {
  const form = formOf(state.configuration, state.suggestion);
  const isShown =
    work !== undefined && isSameConfiguration(work.basis, state.configuration) && !isEdited(work);
  // What is on the screen already keeps its focus.
  if (!isShown) fillForm(form);
  work = { state, basis: state.configuration, form: isShown ? readForm() : form };
  showConflict(false);
  afterChange();
}

function showConflict(isConflict: boolean): void {
  notice(isConflict ? l10n.t('The schedule was changed elsewhere since you began.') : undefined);
  element('conflictActions', HTMLParagraphElement).hidden = !isConflict;
}

function notice(text: string | undefined): void {
  element('noticeText', HTMLParagraphElement).textContent = text ?? '';
  element('notice', HTMLDivElement).hidden = text === undefined;
  element('conflictActions', HTMLParagraphElement).hidden = true;
}

function outcome(text: string): void {
  element('outcome', HTMLParagraphElement).textContent = text;
}

/** Keeps the draft, and brings title, buttons, errors and preview up to the form. */
function afterChange(): void {
  if (work === undefined) return;
  const { state, form, basis } = work;
  const edited = isEdited(work);
  keepState({ siteCode: state.siteCode, form, basis } satisfies Draft);
  tell({ kind: 'edited', isEdited: edited });
  element('save', HTMLButtonElement).disabled = !edited || awaitedSave > 0;
  element('revert', HTMLButtonElement).disabled = !edited;
  showParts(form);
  const { problems = [] } = configurationOf(form);
  showProblems(problems);
  window.clearTimeout(resting);
  resting = window.setTimeout(askForPreview, rest);
}

function askForPreview(): void {
  if (work === undefined) return;
  const { configuration } = configurationOf(work.form);
  awaitedPreview = 0;
  if (configuration === undefined) {
    showNoPreview(l10n.t('Fill in what is missing to see the next runs.'));
  } else if (configuration.schedule === null) {
    showNoPreview(l10n.t('No schedule: synchronized by hand only.'));
  } else {
    awaitedPreview = nextRequest();
    tell({ kind: 'preview', id: awaitedPreview, configuration });
  }
}

function edit(): void {
  if (work === undefined) return;
  work = { ...work, form: readForm() };
  outcome('');
  afterChange();
}

function save(): void {
  if (work === undefined || awaitedSave > 0) return;
  const { configuration } = configurationOf(work.form);
  if (configuration === undefined) {
    focusFirstProblem();
    return;
  }
  if (isSameConfiguration(configuration, work.basis)) return;
  awaitedSave = nextRequest();
  outcome(l10n.t('Saving…'));
  element('save', HTMLButtonElement).disabled = true;
  tell({ kind: 'save', id: awaitedSave, configuration, basis: work.basis });
}

/** The remarks of the validator as problems of inputs. */
function problemsOf(remarks: readonly ScheduleRemark[], form: ScheduleForm): readonly InputProblem[] {
  return remarks.flatMap(({ field, message }) => {
    const input = inputOfRemark(field, form);
    return input === undefined ? [] : [{ input, message }];
  });
}

function answered(message: ScheduleHostMessage): void {
  if ('id' in message && message.id === awaitedSave) awaitedSave = 0;
  switch (message.kind) {
    case 'state':
      takeState(message.state);
      break;
    case 'previewed':
      if (message.id !== awaitedPreview || work === undefined) break;
      showPreview(message.preview, configurationOf(work.form).configuration?.schedule?.zone ?? 'UTC');
      showProblems(problemsOf(message.preview.problems, work.form));
      break;
    case 'saved':
      // What was typed while it was being saved stays, on top of what is stored now.
      if (work !== undefined) work = { ...work, state: message.state, basis: message.state.configuration };
      notice(undefined);
      outcome(l10n.t('Saved.'));
      afterChange();
      break;
    case 'conflict':
      if (work !== undefined) work = { ...work, state: message.state };
      outcome('');
      showConflict(true);
      afterChange();
      break;
    case 'refused':
      outcome(l10n.t('Not saved.'));
      afterChange();
      if (work !== undefined) showProblems(problemsOf(message.problems, work.form));
      focusFirstProblem();
      break;
    case 'failed':
      if (message.id !== null && message.id === awaitedPreview) {
        showNoPreview(`${message.message}. ${message.remedy}`);
        break;
      }
      outcome('');
      notice(`${message.message}. ${message.remedy}`);
      afterChange();
      break;
  }
}

function listen(): void {
  // Somebody who comes back from elsewhere sees what was changed there.
  window.addEventListener('focus', () => {
    tell({ kind: 'ready' });
  });
  const form = element('form', HTMLFormElement);
  form.addEventListener('input', edit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save();
  });
  window.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    save();
  });
  element('revert', HTMLButtonElement).addEventListener('click', () => {
    if (work === undefined) return;
    const { state } = work;
    work = undefined;
    fill(state);
    outcome(l10n.t('Reverted.'));
  });
  element('loadNew', HTMLButtonElement).addEventListener('click', () => {
    if (work === undefined) return;
    const { state } = work;
    work = undefined;
    fill(state);
  });
  element('keepMine', HTMLButtonElement).addEventListener('click', () => {
    if (work === undefined) return;
    work = { ...work, basis: work.state.configuration };
    showConflict(false);
    afterChange();
    element('save', HTMLButtonElement).focus();
  });
  element('addWindow', HTMLButtonElement).addEventListener('click', () => {
    const windows = [...readForm().windows, usualWindow];
    fillWindows(windows);
    edit();
    document.getElementById(windowInput(windows.length - 1, 'start'))?.focus();
  });
  element('windows', HTMLUListElement).addEventListener('click', ({ target }) => {
    const row = rowToRemove(target);
    if (row === undefined) return;
    fillWindows(readForm().windows.filter((_window, index) => index !== row));
    edit();
    element('addWindow', HTMLButtonElement).focus();
  });
}

prepareChoices();
listen();
onHostMessage(answered);
tell({ kind: 'ready' });
