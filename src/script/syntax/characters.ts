/** Classes of characters of PowerShell's lexical grammar; typographic quotes and dashes count as the ASCII ones. Codes are UTF-16 units. */
const wordStart = 1;
const wordPart = 2;
const variableStart = 4;
const tokenEnd = 8;
const numberEnd = 16;
const blank = 32;

const ascii = new Uint8Array(128);

function mark(characters: string, flags: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    ascii[code] = (ascii[code] ?? 0) | flags;
  }
}
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_', wordStart | wordPart | variableStart);
mark('0123456789', wordPart | variableStart);
mark('$?^:', variableStart);
mark(' \t\v\f', blank | tokenEnd | numberEnd);
mark('\r\n&(),;{|}', tokenEnd | numberEnd);
mark('!#%*+-./<=>]', numberEnd);

const letter = /^\p{L}$/u;
const letterOrDigit = /^[\p{L}\p{Nd}]$/u;
const separator = /^\p{Z}$/u;

function has(code: number, flag: number): boolean {
  return ((ascii[code] ?? 0) & flag) !== 0;
}

/** Begins an identifier: a letter or `_`. */
export function isWordStart(code: number): boolean {
  return code < 128 ? has(code, wordStart) : letter.test(String.fromCharCode(code));
}

/** Goes on with an identifier: a letter, a digit or `_`. */
export function isWordPart(code: number): boolean {
  return code < 128 ? has(code, wordPart) : letterOrDigit.test(String.fromCharCode(code));
}

/** Can follow the `$` of a variable. */
export function isVariableStart(code: number): boolean {
  return code < 128 ? has(code, variableStart) : letterOrDigit.test(String.fromCharCode(code));
}

/** Blanks between tokens of a line: NaN (the end of the text) is none. */
export function isBlank(code: number): boolean {
  if (code < 128) return has(code, blank);
  return code === 0x85 || separator.test(String.fromCharCode(code));
}

/** Ends every word and argument; so does the end of the text (NaN). */
export function endsToken(code: number): boolean {
  return code < 128 ? has(code, tokenEnd) : Number.isNaN(code) || isBlank(code);
}

/** Ends a number where an expression is expected. */
export function endsNumber(code: number): boolean {
  return code < 128 ? has(code, numberEnd) : endsToken(code) || isDash(code);
}

/** A line feed or carriage return. */
export function isNewline(code: number): boolean {
  return code === 10 || code === 13;
}

/** 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `-` or a typographic dash. */
export function isDash(code: number): boolean {
  return code === 45 || (code >= 0x2013 && code <= 0x2015);
}

/** `'` or a typographic single quote. */
export function isSingleQuote(code: number): boolean {
  return code === 39 || (code >= 0x2018 && code <= 0x201b);
}

/** `"` or a typographic double quote. */
export function isDoubleQuote(code: number): boolean {
  return code === 34 || (code >= 0x201c && code <= 0x201e);
}
