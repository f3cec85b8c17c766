const escapes = /\u001b\[[\d;:]*[A-Za-z]|\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/gu;

/** A text without the escape sequences that color it or make links of it: what is left where output is plain. */
export function withoutEscapes(text: string): string {
  return text.includes('\u001b') ? text.replace(escapes, '') : text;
}

/** Columns of a terminal that a text takes: two a character of East Asian width, none for escape sequences. */
export function displayWidth(text: string): number {
  let width = 0;
  const plain = withoutEscapes(text);
  for (let index = 0; index < plain.length; index++) width += unitWidth(plain.charCodeAt(index));
  return width;
}

/** How many UTF-16 units from the start fit into so many columns. */
export function unitsThatFit(text: string, columns: number): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    width += unitWidth(text.charCodeAt(index));
    if (width > columns) return index;
  }
  return text.length;
}

/** How many UTF-16 units at the end fit into so many columns. */
export function unitsThatFitAtEnd(text: string, columns: number): number {
  let width = 0;
  for (let index = text.length - 1; index >= 0; index--) {
    width += unitWidth(text.charCodeAt(index));
    if (width > columns) return text.length - 1 - index;
  }
  return text.length;
}

/** Ranges of the units that take two columns. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3040, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
];

/** Columns of one UTF-16 unit. */
export function unitWidth(unit: number): number {
  if (unit < 0x1100) return 1;
  return wide.some(([from, to]) => unit >= from && unit <= to) ? 2 : 1;
}
