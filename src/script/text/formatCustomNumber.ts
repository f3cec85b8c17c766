import type { NumberPatterns } from './culture.ts';
import { roundHalfUp, type NumberDigits } from './numberDigits.ts';

/** What a section of a custom format is made of. */
type Piece =
  | { readonly kind: 'digit'; readonly zero: boolean }
  | { readonly kind: 'point' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'exponent'; readonly letter: string; readonly plus: boolean; readonly width: number };

interface Section {
  readonly pieces: readonly Piece[];
  readonly grouped: boolean;
  /** Powers of ten that the number is multiplied by before: percent and trailing commas. */
  readonly shift: number;
}

/** Cuts a format at the semicolons outside quotes. */
function sectionsOf(format: string): string[] {
  const sections = [''];
  let quote = '';
  for (let index = 0; index < format.length; index++) {
    const char = format.charAt(index);
    const last = sections.length - 1;
    if (quote === '' && char === ';') sections.push('');
    else {
      if (quote !== '' && char === quote) quote = '';
      else if (quote === '' && (char === "'" || char === '"')) quote = char;
      sections[last] = `${sections[last] ?? ''}${char}`;
      if (char === '\\' && index + 1 < format.length) {
        index++;
        sections[last] += format.charAt(index);
      }
    }
  }
  return sections;
}

function parseSection(format: string): Section {
  const pieces: Piece[] = [];
  let shift = 0;
  let commas = 0;
  let grouped = false;
  let seenDigit = false;
  let seenPoint = false;
  const text = (value: string) => pieces.push({ kind: 'text', text: value });
  for (let index = 0; index < format.length; index++) {
    const char = format.charAt(index);
    if (char === '0' || char === '#') {
      if (commas > 0) {
        grouped = true;
        commas = 0;
      }
      seenDigit = true;
      pieces.push({ kind: 'digit', zero: char === '0' });
    } else if (char === '.') {
      if (!seenPoint) {
        shift -= 3 * commas;
        commas = 0;
        pieces.push({ kind: 'point' });
      }
      seenPoint = true;
    } else if (char === ',') {
      if (seenDigit && !seenPoint) commas++;
    } else if (char === '%' || char === '‰') {
      shift += char === '%' ? 2 : 3;
      text(char);
    } else if (char === "'" || char === '"') {
      const end = format.indexOf(char, index + 1);
      text(format.slice(index + 1, end === -1 ? undefined : end));
      index = end === -1 ? format.length : end;
    } else if (char === '\\') {
      index++;
      text(format.charAt(index));
    } else {
      const exponent = /^([eE])([+-]?)(0+)/.exec(format.slice(index));
      if (exponent === null) text(char);
      else {
        const [all, letter = 'E', sign = '', zeros = ''] = exponent;
        pieces.push({ kind: 'exponent', letter, plus: sign === '+', width: zeros.length });
        index += all.length - 1;
      }
    }
  }
  return { pieces, grouped, shift: shift - 3 * commas };
}

/** A number by a custom format: `0.00`, `#,##0;(#,##0);zero`, `0.0%`. */
export function formatCustomNumber(number: NumberDigits, format: string, numbers: NumberPatterns): string {
  const sections = sectionsOf(format);
  const choose = (value: NumberDigits) => {
    const wanted = value.digits === '' ? 2 : value.negative ? 1 : 0;
    return sections[wanted] !== undefined && sections[wanted] !== '' ? wanted : 0;
  };
  let chosen = choose(number);
  for (;;) {
    const section = parseSection(sections[chosen] ?? '');
    const rounded = roundFor(number, section);
    if (
      rounded.digits === '' &&
      number.digits !== '' &&
      choose(rounded) !== chosen &&
      choose(rounded) === 2
    ) {
      chosen = 2;
      number = rounded;
      continue;
    }
    const text = render(rounded, section, numbers);
    return rounded.negative && chosen === 0 && section.pieces.length > 0
      ? `${numbers.negativeSign}${text}`
      : text;
  }
}

function digitCounts({ pieces }: Section): { readonly before: number; readonly after: number } {
  const point = pieces.findIndex(({ kind }) => kind === 'point');
  const digits = (list: readonly Piece[]) => list.filter(({ kind }) => kind === 'digit').length;
  return point === -1
    ? { before: digits(pieces), after: 0 }
    : { before: digits(pieces.slice(0, point)), after: digits(pieces.slice(point)) };
}

function roundFor(number: NumberDigits, section: Section): NumberDigits {
  const { before, after } = digitCounts(section);
  if (section.pieces.some(({ kind }) => kind === 'exponent')) return roundHalfUp(number, before + after);
  const moved = number.digits === '' ? number : { ...number, point: number.point + section.shift };
  return roundHalfUp(moved, moved.point + after);
}

function render(number: NumberDigits, section: Section, numbers: NumberPatterns): string {
  const { before } = digitCounts(section);
  const scientific = section.pieces.some(({ kind }) => kind === 'exponent');
  const exponent = scientific && number.digits !== '' ? number.point - before : 0;
  const point = scientific ? before : number.point;
  const whole = point > 0 ? number.digits.slice(0, point).padEnd(point, '0') : '';
  const fraction = point >= 0 ? number.digits.slice(point) : '0'.repeat(-point) + number.digits;
  const firstZero = section.pieces.filter(({ kind }) => kind === 'digit').slice(0, before);
  const zeroAt = firstZero.findIndex((piece) => piece.kind === 'digit' && piece.zero);
  const shown = whole.padStart(zeroAt === -1 ? 0 : before - zeroAt, '0');
  const lastZero = lastZeroAfterPoint(section);

  let result = '';
  let place = before;
  let after = 0;
  let seenPoint = false;
  for (const piece of section.pieces) {
    if (piece.kind === 'text') result += piece.text;
    else if (piece.kind === 'exponent') result += exponentText(exponent, piece);
    else if (piece.kind === 'point') {
      seenPoint = true;
      if (fraction !== '' || lastZero > 0) result += numbers.decimal;
    } else if (seenPoint) {
      const digit = fraction.charAt(after);
      after++;
      if (digit !== '') result += digit;
      else if (after <= lastZero) result += '0';
    } else {
      // The first place takes all digits that have no place of their own.
      const from = place === before ? 0 : shown.length - place;
      for (let at = from; at <= shown.length - place; at++) {
        if (at < 0) continue;
        const right = shown.length - at;
        result += shown.charAt(at);
        if (section.grouped && right > 1 && (right - 1) % 3 === 0) result += numbers.group;
      }
      place--;
    }
  }
  return result;
}

function lastZeroAfterPoint(section: Section): number {
  const point = section.pieces.findIndex(({ kind }) => kind === 'point');
  if (point === -1) return 0;
  const digits = section.pieces.slice(point).filter((piece) => piece.kind === 'digit');
  return digits.findLastIndex(({ zero }) => zero) + 1;
}

function exponentText(exponent: number, { letter, plus, width }: Piece & { kind: 'exponent' }): string {
  const sign = exponent < 0 ? '-' : plus ? '+' : '';
  return `${letter}${sign}${String(Math.abs(exponent)).padStart(width, '0')}`;
}
