import * as l10n from '@vscode/l10n';
import { element, labelledCheck, textElement } from '../page/element.ts';
import type { WindowRow } from './form.ts';
import { windowInput, type WindowPart } from './inputOfRemark.ts';

/** As weeks are read in offices: Monday first. */
const days = [
  [2, l10n.t('Mon')],
  [3, l10n.t('Tue')],
  [4, l10n.t('Wed')],
  [5, l10n.t('Thu')],
  [6, l10n.t('Fri')],
  [7, l10n.t('Sat')],
  [1, l10n.t('Sun')],
] as const;

/** Office hours, the window that most people want. */
export const usualWindow: WindowRow = {
  days: [2, 3, 4, 5, 6],
  ...{ start: '08:00', end: '18:00', scope: 'all' },
};

/** Shows the blackout windows, a row each. */
export function fillWindows(windows: readonly WindowRow[]): void {
  element('windows', HTMLUListElement).replaceChildren(...windows.map(rowElement));
}

/** Reads the rows as they are filled in now. */
export function readWindows(): readonly WindowRow[] {
  const rows = Array.from(element('windows', HTMLUListElement).children);
  return rows.map((_row, index) => ({
    days: days.flatMap(([day]) => (element(dayInput(index, day), HTMLInputElement).checked ? [day] : [])),
    start: element(windowInput(index, 'start'), HTMLInputElement).value,
    end: element(windowInput(index, 'end'), HTMLInputElement).value,
    scope: element(`window-${index}-scope`, HTMLSelectElement).value === 'schedule' ? 'schedule' : 'all',
  }));
}

/** The row whose Remove button was used; undefined for anything else. */
export function rowToRemove(target: EventTarget | null): number | undefined {
  const text = target instanceof HTMLButtonElement ? target.dataset['row'] : undefined;
  return text === undefined ? undefined : Number(text);
}

function rowElement(window: WindowRow, index: number): HTMLElement {
  const name = l10n.t('Window {0}', index + 1);
  const row = document.createElement('li');
  const group = document.createElement('div');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', name);
  group.append(dayChecks(window, index), times(window, index, name));
  for (const part of ['days', 'start', 'end'] as const) group.append(errorLine(index, part));
  row.append(group);
  return row;
}

function dayChecks(window: WindowRow, index: number): HTMLElement {
  const group = document.createElement('div');
  group.className = 'days';
  group.id = windowInput(index, 'days');
  group.tabIndex = -1;
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', l10n.t('Days of the week'));
  for (const [day, name] of days) {
    const input = document.createElement('input');
    input.type = 'checkbox';
    input.id = dayInput(index, day);
    input.checked = window.days.includes(day);
    group.append(labelledCheck(input, name));
  }
  return group;
}

function times(window: WindowRow, index: number, name: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'sentence';
  for (const [part, word] of [
    ['start', 'from'],
    ['end', 'to'],
  ] as const) {
    const input = document.createElement('input');
    input.type = 'time';
    input.id = windowInput(index, part);
    input.value = window[part];
    const label = document.createElement('label');
    label.htmlFor = input.id;
    label.textContent = word;
    line.append(label, input);
  }
  const scope = document.createElement('select');
  scope.id = `window-${index}-scope`;
  scope.setAttribute('aria-label', l10n.t('Holds for'));
  scope.append(
    new Option(l10n.t('for schedule and retries'), 'all'),
    new Option(l10n.t('for this schedule only'), 'schedule'),
  );
  scope.value = window.scope;
  const remove = textElement('button', l10n.t('Remove'), 'secondary');
  remove.setAttribute('type', 'button');
  remove.setAttribute('aria-label', l10n.t('Remove {0}', name));
  remove.dataset['row'] = String(index);
  line.append(scope, remove);
  return line;
}

function errorLine(index: number, part: WindowPart): HTMLElement {
  const line = textElement('p', '', 'error');
  line.id = `${windowInput(index, part)}-error`;
  line.hidden = true;
  return line;
}

function dayInput(index: number, day: number): string {
  return `window-${index}-day-${day}`;
}
