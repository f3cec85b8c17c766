/** Names of System.ConsoleColor with the codes that terminals know them by. */
const codes: ReadonlyMap<string, number> = new Map([
  ['black', 30],
  ['darkred', 31],
  ['darkgreen', 32],
  ['darkyellow', 33],
  ['darkblue', 34],
  ['darkmagenta', 35],
  ['darkcyan', 36],
  ['gray', 37],
  ['darkgray', 90],
  ['red', 91],
  ['green', 92],
  ['yellow', 93],
  ['blue', 94],
  ['magenta', 95],
  ['cyan', 96],
  ['white', 97],
]);

/** A text in the colors of those names; null is the terminal's own. */
export function colored(text: string, foreground: string | null, background: string | null = null): string {
  const front = foreground === null ? undefined : codes.get(foreground.toLowerCase());
  const back = background === null ? undefined : codes.get(background.toLowerCase());
  const parts = [...(front === undefined ? [] : [front]), ...(back === undefined ? [] : [back + 10])];
  if (parts.length === 0 || text === '') return text;
  const start = `\u{1b}[${parts.join(';')}m`;
  // Every line by itself: a terminal fills the rest of a line with the background.
  return text.replaceAll(/[^\n]+/gu, (line) => `${start}${line}\u{1b}[0m`);
}
