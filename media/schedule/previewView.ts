import * as l10n from '@vscode/l10n';
import type { SchedulePagePreview } from '../../src/contract/schedulePage.ts';
import { element, textElement } from '../page/element.ts';
import { momentFormat, type ZoneColumn, zoneColumns } from './zoneColumns.ts';

/** Shows what the service says that the schedule would mean. */
export function showPreview(preview: SchedulePagePreview, scheduleZone: string): void {
  const { text, problems, warnings, nextRuns } = preview;
  const isValid = problems.length === 0;
  words(isValid ? text : l10n.t('This schedule cannot be used yet.'));
  element('warnings', HTMLUListElement).replaceChildren(
    ...problems.map(({ message }) => textElement('li', message, 'problem')),
    ...warnings.map(({ message }) => textElement('li', message)),
  );
  const columns = zoneColumns(
    scheduleZone,
    preview.serviceZone,
    new Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  element('runsFrame', HTMLDivElement).hidden = nextRuns.length === 0;
  showRuns(preview, columns);
  showToken(preview, isValid);
  const [first] = nextRuns;
  const said = [
    isValid ? text : problems.length === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', problems.length),
    ...(first === undefined ? [] : [l10n.t('next run {0}', momentFormat(scheduleZone)(first))]),
    ...(warnings.length === 0
      ? []
      : [warnings.length === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings.length)]),
  ];
  announce(said.join(', '));
}

/** Shows a sentence instead of runs. */
export function showNoPreview(text: string): void {
  words(text);
  element('warnings', HTMLUListElement).replaceChildren();
  element('runsFrame', HTMLDivElement).hidden = true;
  element('tokenFacts', HTMLDListElement).hidden = true;
  announce(text);
}

function showRuns({ nextRuns, runNotes }: SchedulePagePreview, columns: readonly ZoneColumn[]): void {
  const table = element('runs', HTMLTableElement);
  const head = document.createElement('tr');
  head.append(
    ...columns.map(({ zone, whose }) => {
      const cell = textElement('th', zone);
      cell.setAttribute('scope', 'col');
      cell.append(textElement('small', whose));
      return cell;
    }),
  );
  table.tHead?.replaceChildren(head);
  const formats = columns.map(({ zone }) => momentFormat(zone));
  const rows = nextRuns.flatMap((moment, index) => {
    const row = document.createElement('tr');
    row.append(...formats.map((format) => textElement('td', format(moment))));
    return [row, ...(runNotes[index] ?? []).map((note) => noteRow(note, columns.length))];
  });
  table.tBodies[0]?.replaceChildren(...rows);
}

function noteRow(note: string, columns: number): HTMLElement {
  const row = document.createElement('tr');
  row.className = 'note';
  const cell = document.createElement('td');
  cell.colSpan = columns;
  cell.textContent = note;
  row.append(cell);
  return row;
}

function showToken({ token, noTokenReason }: SchedulePagePreview, isValid: boolean): void {
  element('tokenFacts', HTMLDListElement).hidden = !isValid;
  element('token', HTMLElement).replaceChildren(
    token === null
      ? l10n.t('None: Configuration Manager cannot express this schedule. {0}', noTokenReason ?? '')
      : textElement('code', token),
  );
}

function words(text: string): void {
  element('words', HTMLParagraphElement).textContent = text;
}

/** Said by screen readers once the typing has come to rest. */
function announce(text: string): void {
  const line = element('announcement', HTMLParagraphElement);
  if (line.textContent !== text) line.textContent = text;
}
