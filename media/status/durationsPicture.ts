import * as l10n from '@vscode/l10n';
import { formatDuration } from '../../src/base/amounts.ts';
import type { StatusPageRun } from '../../src/contract/statusPage.ts';
import { runSentence } from './runSentence.ts';
import { picture, svgElement } from './svg.ts';
import { sitesOf } from './timelinePicture.ts';

const lane = 62;
const gap = 12;
const gutter = 56;
const right = 76;
/** Room of a column: no narrower, so that each can be told apart, and no wider than a column looks. */
const narrowest = 9;
const widest = 28;

/** How long the last runs of each site took: a row a site, a column a run, oldest first, each row in its own measure. `width` in CSS pixels. */
export function durationsPicture(runs: readonly StatusPageRun[], width: number): SVGElement {
  const ended = runs.filter(({ ended: end }) => end !== null);
  const sites = sitesOf(ended);
  const room = Math.max(1, Math.floor((width - gutter - right) / narrowest));
  const rows = sites.map((site) => ({
    site,
    columns: ended
      .filter(({ siteCode }) => siteCode === site)
      .slice(0, room)
      .reverse(),
  }));
  const words = rows.map(({ site, columns }) =>
    l10n.t('{0}: last {1}, longest {2}', site, lastText(columns), formatDuration(longestOf(columns))),
  );
  return picture(
    { width, height: rows.length * lane, label: `${l10n.t('Durations of runs')}. ${words.join('. ')}` },
    ...rows.flatMap(({ site, columns }, index) => rowOf(site, columns, index * lane, width)),
  );
}

function durationOf({ started, ended }: StatusPageRun): number {
  return Math.max(0, (ended ?? started) - started);
}

function longestOf(columns: readonly StatusPageRun[]): number {
  return Math.max(1, ...columns.map(durationOf));
}

function lastText(columns: readonly StatusPageRun[]): string {
  const last = columns.at(-1);
  return last === undefined ? '' : formatDuration(durationOf(last));
}

function rowOf(
  site: string,
  columns: readonly StatusPageRun[],
  top: number,
  width: number,
): readonly SVGElement[] {
  const longest = longestOf(columns);
  const pitch = Math.min(widest, Math.max(narrowest, (width - gutter - right) / columns.length));
  const base = top + lane - gap / 2;
  return [
    svgElement('text', { class: 'lane', x: 2, y: base - 4 }, site),
    svgElement('path', { class: 'grid', d: `M ${gutter} ${base} H ${width - right}` }),
    svgElement('path', { class: 'grid', d: `M ${gutter} ${top + gap / 2} H ${width - right}` }),
    svgElement(
      'text',
      { class: 'measure', x: width - right + 6, y: top + gap / 2 + 5 },
      formatDuration(longest),
    ),
    ...columns.map((run, place) => {
      const height = Math.max(2, (durationOf(run) / longest) * (lane - gap));
      return svgElement(
        'g',
        { class: 'run' },
        svgElement('title', {}, runSentence(run)),
        svgElement('rect', {
          class: `bar ${run.outcome}`,
          x: gutter + place * pitch,
          y: base - height,
          width: pitch - 2,
          height,
        }),
      );
    }),
  ];
}
