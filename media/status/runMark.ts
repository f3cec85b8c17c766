import type { StatusPageRun } from '../../src/contract/statusPage.ts';
import { svgElement } from './svg.ts';

/** The sign of how a run ended, around a point: each outcome has a shape of its own, not only a color. */
export function runMark(outcome: StatusPageRun['outcome'], x: number, y: number): SVGElement {
  return svgElement('path', { class: `mark ${outcome}`, d: `M ${x} ${y} ${shapes[outcome]}` });
}

const shapes: Readonly<Record<StatusPageRun['outcome'], string>> = {
  succeeded: 'm -4.5 0 a 4.5 4.5 0 1 0 9 0 a 4.5 4.5 0 1 0 -9 0',
  running: 'm -4 -5 l 9 5 l -9 5 z',
  pendingLicenseTerms: 'm 0 -5.5 l 5.5 10 h -11 z',
  failed: 'm -5 -5 l 10 10 m 0 -10 l -10 10',
  cancelled: 'm -4 -4 h 8 v 8 h -8 z',
  interrupted: 'm 0 -5.5 l 5.5 5.5 l -5.5 5.5 l -5.5 -5.5 z',
};
