import { NetException, NetThrow } from '../values/netException.ts';
import type { Value } from '../values/value.ts';

const indexLimit = 1_000_000;

function invalid(offset: number, reason: string): NetThrow {
  return new NetThrow(
    new NetException(
      'System.FormatException',
      `Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`,
    ),
  );
}

const unclosed = 'Format item ends prematurely.';
const digitExpected = 'Expected an ASCII digit.';

/** One `{0,5:N2}` of a composite format. */
interface FormatItem {
  readonly index: number;
  /** Least width; negative for left-aligned, 0 for none. */
  readonly alignment: number;
  readonly format: string;
}

/** A composite format cut into texts and items. Throws FormatException as String.Format does. */
function parseComposite(format: string): readonly (string | FormatItem)[] {
  const pieces: (string | FormatItem)[] = [];
  let text = '';
  let at = 0;
  const char = () => format.charAt(at);
  const move = () => {
    at++;
    if (at >= format.length) throw invalid(at, unclosed);
  };
  const isDigit = () => char() >= '0' && char() <= '9';
  const number = () => {
    if (!isDigit()) throw invalid(at, digitExpected);
    let value = Number(char());
    move();
    while (isDigit() && value < indexLimit) {
      value = value * 10 + Number(char());
      move();
    }
    return value;
  };
  const blanks = () => {
    while (char() === ' ') move();
  };
  while (at < format.length) {
    const brace = char();
    if (brace !== '{' && brace !== '}') {
      text += brace;
      at++;
      continue;
    }
    move();
    if (char() === brace) {
      text += brace;
      at++;
      continue;
    }
    if (brace === '}') throw invalid(at, 'Unexpected closing brace without a corresponding opening brace.');
    const index = number();
    let alignment = 0;
    let spec = '';
    blanks();
    if (char() === ',') {
      move();
      blanks();
      const left = char() === '-';
      if (left) move();
      const width = number();
      alignment = left ? -width : width;
      blanks();
    }
    if (char() !== '}') {
      if (char() !== ':') throw invalid(at, unclosed);
      for (;;) {
        move();
        if (char() === '}') break;
        if (char() === '{') throw invalid(at, unclosed);
        spec += char();
      }
    }
    at++;
    if (text !== '') pieces.push(text);
    text = '';
    pieces.push({ index, alignment, format: spec });
  }
  if (text !== '') pieces.push(text);
  return pieces;
}

/** Fills a composite format; `text` gives one argument by one format. Throws FormatException as String.Format does. */
export function formatComposite(
  format: string,
  args: readonly Value[],
  text: (value: Value, format: string) => string,
): string {
  return compositeParts(format, args, text).join('');
}

/** The same in the parts that a StringBuilder takes one after the other: texts, arguments, blanks beside them. */
export function compositeParts(
  format: string,
  args: readonly Value[],
  text: (value: Value, format: string) => string,
): readonly string[] {
  return parseComposite(format).flatMap((piece) => {
    if (typeof piece === 'string') return [piece];
    const value = args[piece.index];
    if (value === undefined) {
      throw new NetThrow(
        new NetException(
          'System.FormatException',
          'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
        ),
      );
    }
    const written = text(value, piece.format);
    const blanks = ' '.repeat(Math.max(Math.abs(piece.alignment) - written.length, 0));
    return piece.alignment < 0 ? [written, blanks] : [blanks, written];
  });
}
