/** A body as a text, and the name of the encoding it was in. */
export interface ResponseText {
  readonly text: string;
  readonly encoding: string;
}

const named = /<(?:meta|\?xml)\s[^>]*?(?:charset|encoding)\s*=\s*["'\n]?([A-Za-z][^\s"'\n<>]*)[\s"'\n>?]/i;
/** Characters at the start in which a document may name its encoding. */
const headLength = 1024;

/** Decodes a body: in the encoding of its header, else in the one that the document itself names, else UTF-8. */
export function responseText(body: Uint8Array, charset: string | undefined): ResponseText {
  const given = charset === undefined ? undefined : decoded(body, charset);
  if (given !== undefined) return given;
  const plain = { text: decodeUtf8(body), encoding: 'utf-8' };
  const own = named.exec(plain.text.slice(0, headLength))?.[1];
  return own === undefined ? plain : (decoded(body, own) ?? plain);
}

/** Undefined for an encoding that is not known. */
function decoded(body: Uint8Array, charset: string): ResponseText | undefined {
  const name = charset.toLowerCase();
  // For browsers, whose list this is, they are Windows-1252.
  if (name === 'iso-8859-1') return { text: Buffer.from(body).toString('latin1'), encoding: name };
  try {
    return { text: new TextDecoder(name, { ignoreBOM: true }).decode(body), encoding: name };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function decodeUtf8(body: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
}
