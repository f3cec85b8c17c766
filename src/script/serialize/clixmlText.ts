const escaped = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)/g;

/** A text as CLIXML holds it: what XML would change or refuse as `_x000A_`. */
export function clixmlText(text: string): string {
  return text.replace(escaped, (unit, offset: number) =>
    isPaired(text, offset) ? unit : `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** What a text of CLIXML stands for. */
export function fromClixmlText(text: string): string {
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/gu, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** Whether a half of a surrogate pair has its other half beside it. */
function isPaired(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code >= 0xd800 && code <= 0xdbff) return isLow(text.charCodeAt(offset + 1));
  return isLow(code) && offset > 0 && isHigh(text.charCodeAt(offset - 1));
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
