import * as l10n from '@vscode/l10n';
import type { StatusPageSup } from '../../src/contract/statusPage.ts';
import type { Wellbeing } from '../../src/domain/wellbeing.ts';
import { picture, svgElement } from './svg.ts';
import { treeLayout, type TreePlace } from './treeLayout.ts';
import { behindText } from './words.ts';

/** Measures of the picture, in units of the editor's text size. */
const row = 58;
const indent = 44;
const box = { width: 430, height: 46 };
const margin = 2;

/** Signs that tell states apart without color. */
const signs: Readonly<Record<Wellbeing, string>> = {
  failed: '✖',
  running: '↻',
  attention: '!',
  never: '○',
  inSync: '✔',
};

interface Source {
  readonly kind: 'source';
  readonly name: string;
}

/** The hierarchy as a picture: sources outside on top, every software update point below what it pulls from. */
export function hierarchyPicture(sups: readonly StatusPageSup[]): SVGElement {
  const outside = [
    ...new Set(sups.filter(({ pullsFrom }) => pullsFrom === null).map(({ source }) => source)),
  ].filter((source) => source !== '');
  const nodes: readonly (Source | StatusPageSup)[] = [
    ...outside.map((name): Source => ({ kind: 'source', name })),
    ...sups,
  ];
  const parents = nodes.map((node): number | null => {
    if ('kind' in node) return null;
    if (node.pullsFrom !== null) return node.pullsFrom + outside.length;
    const place = outside.indexOf(node.source);
    return place < 0 ? null : place;
  });
  const places = treeLayout(parents);
  const deepest = Math.max(0, ...places.map(({ depth }) => depth));
  const size = {
    width: deepest * indent + box.width + 2 * margin,
    height: places.length * row - (row - box.height) + 2 * margin,
    label: pictureText(sups),
  };
  return picture(
    size,
    ...places.flatMap((place) => arrow(place)),
    ...places.map((place) => {
      const node = nodes[place.index];
      return node === undefined || 'kind' in node ? sourceBox(node?.name ?? '', place) : supBox(node, place);
    }),
  );
}

/** The whole picture in words. */
function pictureText(sups: readonly StatusPageSup[]): string {
  const lines = sups.map((sup) => {
    const { siteCode, serverName, source, state } = sup;
    const from = source === '' ? l10n.t('has no source') : l10n.t('pulls from {0}', source);
    return [`${siteCode} ${serverName} ${from}`, state, behindText(sup)]
      .filter((text) => text !== '')
      .join(', ');
  });
  return `${lines.join('. ')}.`;
}

function left({ depth }: TreePlace): number {
  return margin + depth * indent;
}

function top(placeRow: number): number {
  return margin + placeRow * row;
}

/** The way that updates take: from what is above to what hangs on it. */
function arrow(place: TreePlace): readonly SVGElement[] {
  if (place.parentRow === null) return [];
  const x = left(place) - indent + 18;
  const y = top(place.row) + box.height / 2;
  const end = left(place) - 3;
  return [
    svgElement('path', { class: 'way', d: `M ${x} ${top(place.parentRow) + box.height} V ${y} H ${end}` }),
    svgElement('path', { class: 'tip', d: `M ${end + 2} ${y} l -8 -4 v 8 z` }),
  ];
}

function sourceBox(name: string, place: TreePlace): SVGElement {
  const [x, y] = [left(place), top(place.row)];
  return svgElement(
    'g',
    { class: 'node outside' },
    svgElement('rect', { x, y, ...box, rx: 22 }),
    svgElement('text', { class: 'name', x: x + 20, y: y + 28 }, shortened(name, 52)),
  );
}

function supBox(sup: StatusPageSup, place: TreePlace): SVGElement {
  const [x, y] = [left(place), top(place.row)];
  const facts = [
    sup.state,
    ...(sup.version === 0 ? [] : [l10n.t('version {0}', sup.version)]),
    behindText(sup),
  ];
  const text = facts.filter((fact) => fact !== '').join(' · ');
  return svgElement(
    'g',
    { class: `node ${sup.wellbeing}` },
    svgElement('title', {}, `${sup.siteCode} ${sup.serverName}: ${text}`),
    svgElement('rect', { x, y, ...box, rx: 4 }),
    svgElement('rect', { class: 'edge', x, y, width: 6, height: box.height, rx: 2 }),
    svgElement('text', { class: 'sign', x: x + 22, y: y + 29 }, signs[sup.wellbeing]),
    svgElement(
      'text',
      { class: 'name', x: x + 42, y: y + 19 },
      `${sup.siteCode} · ${shortened(sup.serverName, 44)}`,
    ),
    svgElement('text', { class: 'facts', x: x + 42, y: y + 37 }, shortened(text, 58)),
  );
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
