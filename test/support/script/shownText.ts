/**
 * A text as it stands on a screen, for comparison: without blanks at the ends of lines and empty lines at both ends; a tab goes to the next of the stops that
 * are eight columns apart; the narrow no-break space before AM and PM is a blank. Nothing else is forgiven.
 */
export function shownText(text: string): string {
  const lines = text.replaceAll('\u{202f}', ' ').split('\n').map(shownLine);
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? '' : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1).join('\n');
}

function shownLine(line: string): string {
  const pieces = line.split('\t');
  const last = pieces.pop() ?? '';
  const before = pieces.reduce((shown, piece) => {
    const long = shown + piece;
    return long.padEnd((Math.floor(long.length / 8) + 1) * 8);
  }, '');
  return (before + last).trimEnd();
}
