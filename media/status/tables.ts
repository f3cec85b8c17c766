import * as l10n from '@vscode/l10n';
import { formatCount, formatDuration } from '../../src/base/amounts.ts';
import type { StatusPageError, StatusPageRun, StatusPageSup } from '../../src/contract/statusPage.ts';
import { element, textElement } from '../page/element.ts';
import { tell } from './host.ts';
import { kindWord, outcomeWord, timeText } from './words.ts';

interface Column<T> {
  readonly title: string;
  readonly isNumber?: boolean;
  readonly cell: (item: T) => string | Node;
}

/** The software update points as a table: a row each of SMS_SUPSyncStatus. */
export function showSups(sups: readonly StatusPageSup[]): void {
  fill<StatusPageSup>('sups', sups, [
    { title: l10n.t('Site'), cell: ({ siteCode }) => siteCode },
    { title: l10n.t('Software Update Point'), cell: ({ serverName }) => serverName },
    { title: l10n.t('Source'), cell: ({ source }) => source },
    { title: l10n.t('State'), cell: ({ state }) => textElement('span', state, 'state') },
    { title: l10n.t('Version'), isNumber: true, cell: ({ version }) => formatCount(version) },
    {
      title: l10n.t('Behind'),
      isNumber: true,
      cell: ({ behind }) => (behind === 0 ? '' : formatCount(behind)),
    },
    {
      title: l10n.t('Last Success'),
      cell: ({ lastSuccess }) =>
        lastSuccess === null ? l10n.t('never') : textElement('span', timeText(lastSuccess), 'time'),
    },
    {
      title: l10n.t('Error'),
      cell: ({ error, siteCode, serverName }) => errorCell(error, `sup ${siteCode} ${serverName}`),
    },
    {
      title: l10n.t('Log'),
      cell: ({ siteCode, serverName }) =>
        button(
          `log ${siteCode} ${serverName}`,
          l10n.t('Show Log'),
          l10n.t('Show Log of {0}', siteCode),
          () => {
            tell({ kind: 'showLog', siteCode });
          },
        ),
    },
  ]);
}

/** What runs changed as a table; columns that no run has anything for are left out. */
export function showRuns(runs: readonly StatusPageRun[]): void {
  const hasChanges = runs.some(({ changes }) => changes !== null);
  const hasItems = runs.some(({ items }) => items !== null);
  const counts = (
    [
      [l10n.t('New'), 'new'],
      [l10n.t('Modified'), 'modified'],
      [l10n.t('Expired'), 'expired'],
      [l10n.t('Removed'), 'removed'],
      [l10n.t('Failed'), 'failed'],
    ] as const
  ).map(([title, name]): Column<StatusPageRun> => ({
    ...{ title, isNumber: true },
    cell: ({ changes }) => (changes === null ? '' : formatCount(changes[name])),
  }));
  fill<StatusPageRun>('runs', runs, [
    {
      title: l10n.t('Started'),
      cell: ({ id, siteCode, started }) => {
        const text = timeText(started);
        return button(`run ${id}`, text, l10n.t('Open run of {0}, {1}', siteCode, text), () => {
          tell({ kind: 'openRun', id });
        });
      },
    },
    { title: l10n.t('Site'), cell: ({ siteCode }) => siteCode },
    { title: l10n.t('Kind'), cell: ({ kind }) => kindWord(kind) },
    { title: l10n.t('Why'), cell: ({ why }) => why },
    { title: l10n.t('Outcome'), cell: outcomeCell },
    ...(hasChanges ? counts : []),
    ...(hasItems
      ? [
          {
            ...{ title: l10n.t('Items'), isNumber: true },
            cell: ({ items }: StatusPageRun) => (items === null ? '' : formatCount(items)),
          },
        ]
      : []),
    {
      title: l10n.t('Took'),
      isNumber: true,
      cell: ({ started, ended }) => (ended === null ? '' : formatDuration(ended - started)),
    },
    {
      title: l10n.t('Version'),
      isNumber: true,
      cell: ({ version }) => (version === null ? '' : formatCount(version)),
    },
    { title: l10n.t('Error'), cell: ({ error, id }) => errorCell(error, `runError ${id}`) },
  ]);
}

function outcomeCell({ outcome }: StatusPageRun): Node {
  return textElement('span', outcomeWord(outcome), `outcome ${outcome}`);
}

/** The code, which explains itself when asked, and the message. */
function errorCell(error: StatusPageError | null, key: string): string | Node {
  if (error === null) return '';
  const cell = document.createElement('span');
  const { code, message } = error;
  if (code !== null)
    cell.append(
      button(key, code, l10n.t('Explain {0}', code), () => {
        tell({ kind: 'explain', code });
      }),
      ' ',
    );
  cell.append(message);
  return cell;
}

/** A button that looks like a link; its key finds it again after the table was filled anew. */
function button(key: string, text: string, label: string, act: () => void): HTMLElement {
  const made = textElement('button', text, 'link');
  made.setAttribute('type', 'button');
  made.setAttribute('aria-label', label);
  made.dataset['key'] = key;
  made.addEventListener('click', act);
  return made;
}

function fill<T>(id: string, items: readonly T[], columns: readonly Column<T>[]): void {
  const table = element(id, HTMLTableElement);
  const cellOf = (tag: string, content: string | Node, isNumber = false): HTMLElement => {
    const made = textElement(tag, '', isNumber ? 'number' : '');
    made.append(content);
    return made;
  };
  const head = document.createElement('tr');
  head.append(
    ...columns.map(({ title, isNumber }) => {
      const cell = cellOf('th', title, isNumber);
      cell.setAttribute('scope', 'col');
      return cell;
    }),
  );
  table.tHead?.replaceChildren(head);
  const rows = items.map((item) => {
    const made = document.createElement('tr');
    made.append(...columns.map(({ cell, isNumber }) => cellOf('td', cell(item), isNumber)));
    return made;
  });
  table.tBodies[0]?.replaceChildren(...rows);
}
