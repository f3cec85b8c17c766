import * as l10n from '@vscode/l10n';
import type { StatusPageRun } from '../../src/contract/statusPage.ts';
import { runMark } from './runMark.ts';
import { runSentence, runsSummary } from './runSentence.ts';
import { picture, svgElement } from './svg.ts';
import { timeTicks } from './timeScale.ts';
import { timeText } from './words.ts';

const lane = 34;
const gutter = 56;
const right = 12;
const foot = 28;

/** When runs took place: a lane a site, a bar a run, and the sign of how it ended. `width` in CSS pixels, `now` in ms UTC. */
export function timelinePicture(runs: readonly StatusPageRun[], width: number, now: number): SVGElement {
  const sites = sitesOf(runs);
  const from = Math.min(...runs.map(({ started }) => started));
  const latest = Math.max(...runs.map(({ started, ended }) => ended ?? Math.max(started, now)));
  // A single short run is not blown up to the whole width.
  const to = Math.max(latest, from + 60_000);
  const scale = (time: number): number => gutter + ((time - from) / (to - from)) * (width - gutter - right);
  const height = sites.length * lane + foot;
  const offset = -new Date(from).getTimezoneOffset();
  const ticks = timeTicks(from, to, { most: Math.max(2, Math.floor((width - gutter) / 110)), offset });
  const label = l10n.t('Timeline from {0} to {1}: {2}', timeText(from), timeText(to), runsSummary(runs));
  return picture(
    { width, height, label },
    ...ticks.flatMap(({ time, label: text }) => [
      svgElement('path', { class: 'grid', d: `M ${scale(time)} 0 V ${height - foot + 4}` }),
      svgElement('text', { class: 'tick', x: scale(time), y: height - 8 }, text),
    ]),
    ...sites.flatMap((site, index) => laneOf(site, index * lane + lane / 2, width)),
    ...runs.map((run) => {
      const y = sites.indexOf(run.siteCode) * lane + lane / 2;
      const x = scale(run.started);
      const end = scale(run.ended ?? now);
      return svgElement(
        'g',
        { class: 'run' },
        svgElement('title', {}, runSentence(run)),
        svgElement('rect', {
          class: `bar ${run.outcome}`,
          x,
          y: y - 8,
          width: Math.max(3, end - x),
          height: 16,
        }),
        runMark(run.outcome, x, y),
      );
    }),
  );
}

/** Sites that have runs, in the order of their codes. */
export function sitesOf(runs: readonly StatusPageRun[]): readonly string[] {
  return [...new Set(runs.map(({ siteCode }) => siteCode))].sort();
}

function laneOf(site: string, y: number, width: number): readonly SVGElement[] {
  return [
    svgElement('path', { class: 'grid', d: `M ${gutter} ${y} H ${width - right}` }),
    svgElement('text', { class: 'lane', x: 2, y: y + 5 }, site),
  ];
}
