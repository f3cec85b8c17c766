import { displayWidth, unitWidth } from './displayWidth.ts';

const softHyphen = '\u00ad';

/** The lines of a text. */
export function splitLines(text: string): string[] {
  return text.split(/\r?\n/u);
}

/**
 * A text as lines of at most so many columns: broken at its line ends, then behind blanks, then within words that are longer than a line. Blanks
 * stay at the end of the line that they end.
 */
export function wrapText(text: string, firstWidth: number, followingWidth = firstWidth): string[] {
  return splitLines(text).flatMap((line) =>
    displayWidth(line) <= firstWidth ? [line] : wrapLine(line, firstWidth, followingWidth),
  );
}

function wrapLine(line: string, firstWidth: number, followingWidth: number): string[] {
  const lines: string[] = [];
  let width = firstWidth;
  let current = '';
  let left = width;
  const next = (start: string, used: number): void => {
    lines.push(current);
    width = followingWidth;
    current = start;
    left = width - used;
  };
  for (const { word, delimiter } of wordsOf(line)) {
    const text = wordToAdd(word, delimiter, left);
    const used = displayWidth(text);
    if (used > width) for (const unit of text.split('')) addUnit(unit);
    else if (used > left) next(text, used);
    else {
      current += text;
      left -= used;
    }
  }
  lines.push(current);
  return lines;

  function addUnit(unit: string): void {
    const wanted = unitWidth(unit.charCodeAt(0));
    // A character of two columns cannot stand in a line of one.
    const [shown, used] = wanted > width ? ['?', 1] : [unit, wanted];
    if (used > left) next(shown, used);
    else {
      current += shown;
      left -= used;
    }
  }
}

function wordToAdd(word: string, delimiter: string, left: number): string {
  if (delimiter !== softHyphen) return word + delimiter;
  return displayWidth(word) + 1 === left ? `${word}-` : word;
}

function* wordsOf(line: string): Generator<{ readonly word: string; readonly delimiter: string }> {
  let start = 0;
  for (let index = 0; index < line.length; index++) {
    const unit = line.charAt(index);
    if (unit !== ' ' && unit !== '\t' && unit !== softHyphen) continue;
    yield { word: line.slice(start, index), delimiter: unit };
    start = index + 1;
  }
  yield { word: line.slice(start), delimiter: '' };
}
