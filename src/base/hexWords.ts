const digits = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value++) {
  digits[value.toString(16).charCodeAt(0)] = value;
  digits[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/**
 * Reads hexadecimal digits into 32-bit words, 8 digits a word, most significant first, so that words compare as the text
 * does. False when a character is no digit or the text ends early.
 */
export function readHexWords(text: string, start: number, words: Uint32Array): boolean {
  if (text.length < start + words.length * 8) return false;
  let at = start;
  for (let index = 0; index < words.length; index++) {
    let word = 0;
    let all = 0;
    for (let end = at + 8; at < end; at++) {
      const digit = digits[text.charCodeAt(at)] ?? -1;
      all |= digit;
      word = (word << 4) | digit;
    }
    if (all < 0) return false;
    words[index] = word;
  }
  return true;
}

/** The longest text is that of a SHA-256 digest. */
const scratch = Buffer.alloc(32);

/** The hexadecimal text of up to eight words that `readHexWords` read, lower case. */
export function hexOfWords(words: Uint32Array, start: number, end: number): string {
  let at = 0;
  for (let index = start; index < end; index++) at = scratch.writeUInt32BE(words[index] ?? 0, at);
  return scratch.toString('hex', 0, at);
}

/** Reads a GUID with hyphens into four words; false when the text is none. */
export function readGuid(text: string, words: Uint32Array): boolean {
  if (text.length !== 36) return false;
  let index = 0;
  let word = 0;
  let all = 0;
  for (let at = 0; at < 36; at++) {
    const code = text.charCodeAt(at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== hyphen) return false;
      continue;
    }
    const digit = digits[code] ?? -1;
    all |= digit;
    word = (word << 4) | digit;
    // A word ends after the 8th, 16th, 24th and 32nd digit.
    if (at === 7 || at === 17 || at === 27 || at === 35) words[index++] = word;
  }
  return all >= 0;
}

const hyphen = 0x2d;

const guid = Buffer.alloc(36, '-');

/** A GUID of four words as text, lower case with hyphens; in one piece, because a text that is put together of slices takes six times the memory. */
export function guidOfWords(words: Uint32Array, start: number): string {
  let at = 0;
  for (let index = start; index < start + 4; index++) {
    const word = words[index] ?? 0;
    for (let shift = 28; shift >= 0; shift -= 4) {
      if (at === 8 || at === 13 || at === 18 || at === 23) at++;
      const digit = (word >>> shift) & 15;
      guid[at++] = digit < 10 ? 48 + digit : 87 + digit;
    }
  }
  return guid.toString('latin1');
}
