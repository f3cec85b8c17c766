import { itemText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import { FileItem } from '../../types/files/fileItem.ts';
import type { Dictionary } from '../../values/dictionary.ts';
import type { Value } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** A form of several parts (RFC 7578): files by their objects, collections item by item, all else as texts. */
export function multipartBody(fields: Dictionary, boundary: string, runtime: CommandRuntime): Uint8Array {
  const parts = [...fields.entries()].flatMap(({ key, value }) => {
    const name = itemText(key, runtime.runspace);
    const items = value instanceof FileItem ? undefined : enumerate(value);
    return [...(items ?? [value])].map((item) => partOf(name, item, runtime));
  });
  return Buffer.concat([
    ...parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from('\r\n')]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

function partOf(name: string, value: Value, { runspace }: CommandRuntime): Buffer {
  const disposition = `Content-Disposition: form-data; name="${quoted(name)}"`;
  if (value instanceof FileItem) {
    const file = `filename="${quoted(value.name)}"; filename*=utf-8''${encodeURIComponent(value.name)}`;
    return Buffer.concat([
      Buffer.from(`${disposition}; ${file}\r\nContent-Type: application/octet-stream\r\n\r\n`),
      value.files.readBytes(value.path),
    ]);
  }
  return Buffer.from(
    `Content-Type: text/plain; charset=utf-8\r\n${disposition}\r\n\r\n${itemText(value, runspace)}`,
  );
}

/** What would end the quotes or the line is escaped as browsers do. */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
