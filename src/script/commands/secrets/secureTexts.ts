import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** How a text that was encrypted with a key begins. */
const keyed = '76492d1116743f0423413b16050a5345';

const cipherOf = (key: Uint8Array) => `aes-${String(key.length * 8)}-cbc`;

/** Whether bytes are a key of AES: 128, 192 or 256 bits. */
export function isKey(key: Uint8Array): boolean {
  return [16, 24, 32].includes(key.length);
}

/** A secret as a text: encrypted with a key, else as PowerShell has it on Linux, its UTF-16 in hexadecimal. */
export function sealed(secret: string, key: Uint8Array | null): string {
  const bytes = Buffer.from(secret, 'utf16le');
  if (key === null) return bytes.toString('hex');
  const vector = randomBytes(16);
  const cipher = createCipheriv(cipherOf(key), key, vector);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]).toString('hex');
  const parts = `2|${vector.toString('base64')}|${body}`;
  return keyed + Buffer.from(parts, 'utf16le').toString('base64');
}

/** The secret of such a text; undefined for one that is none, or of another key. */
export function opened(text: string, key: Uint8Array | null): string | undefined {
  if (key === null)
    return /^(?:[0-9a-f]{4})*$/i.test(text) ? Buffer.from(text, 'hex').toString('utf16le') : undefined;
  if (!text.startsWith(keyed)) return undefined;
  const parts = Buffer.from(text.slice(keyed.length), 'base64').toString('utf16le').split('|');
  const [version, vector = '', body = ''] = parts;
  const iv = Buffer.from(vector, 'base64');
  if (version !== '2' || iv.length !== 16 || !/^(?:[0-9a-f]{32})+$/i.test(body)) return undefined;
  const decipher = createDecipheriv(cipherOf(key), key, iv);
  decipher.setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(Buffer.from(body, 'hex')), decipher.final()]);
  const padding = plain.at(-1) ?? 0;
  return padding < 1 || padding > 16 ? undefined : plain.subarray(0, -padding).toString('utf16le');
}
