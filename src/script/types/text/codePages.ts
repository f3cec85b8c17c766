/** Characters of the bytes 128 to 255 of code pages of one byte; where fewer stand here, of the last ones. */
const upperHalves = {
  Windows1252:
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  Latin9:
    '\u00a0¡¢£€¥Š§š©ª«¬\u00ad®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  Ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  Ibm437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
} as const;

/** A code page of one byte a character. */
export type CodePage = keyof typeof upperHalves;

const tables = new Map<CodePage, readonly string[]>();

/** The characters of all 256 bytes; made when it is first asked for. */
function tableOf(page: CodePage): readonly string[] {
  const known = tables.get(page);
  if (known !== undefined) return known;
  const upper = Array.from(upperHalves[page]);
  const lower = Array.from({ length: 256 - upper.length }, (_, byte) => String.fromCharCode(byte));
  const table = [...lower, ...upper];
  tables.set(page, table);
  return table;
}

/** Bytes of a text; `?` for what the code page has not. */
export function encodeByte(page: CodePage, text: string): Uint8Array {
  const bytes = new Map(tableOf(page).map((char, byte) => [char, byte]));
  return Uint8Array.from(text, (char) => bytes.get(char) ?? 0x3f);
}

/** Text of bytes. */
export function decodeByte(page: CodePage, bytes: Uint8Array): string {
  const table = tableOf(page);
  return [...bytes].map((byte) => table[byte] ?? '?').join('');
}
