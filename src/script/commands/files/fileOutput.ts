import { byteOrderMark, encodeText, type FileEncoding } from '../../serialize/textEncoding.ts';
import { ErrorRecord, scriptError, ScriptError } from '../../values/errorRecord.ts';
import { systemException } from '../../values/systemException.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { readFilePath } from './itemPath.ts';
import { onlyMatch } from './onlyMatch.ts';

/** Characters that are collected before they are written. */
const portion = 65_536;

/** A file that a cmdlet writes a text to, portion by portion. */
export class FileOutput {
  readonly path: string;
  readonly #runtime: CommandRuntime;
  readonly #encoding: FileEncoding;
  #pending: string[] = [];
  #length = 0;
  #append: boolean;

  /** Makes the file, or with `append` goes on at its end. Throws a script error where it cannot be opened. */
  constructor(
    path: string,
    {
      runtime,
      encoding,
      append,
    }: { readonly runtime: CommandRuntime; readonly encoding: FileEncoding; readonly append: boolean },
  ) {
    this.path = path;
    this.#runtime = runtime;
    this.#encoding = encoding;
    this.#append = append && runtime.runspace.files.isFile(path);
    this.#write(this.#append ? new Uint8Array(0) : byteOrderMark(encoding));
    this.#append = true;
  }

  /** Adds a text as it is. */
  add(text: string): void {
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= portion) this.flush();
  }

  /** Writes what is pending. */
  flush(): void {
    if (this.#length === 0) return;
    const text = this.#pending.join('');
    this.#pending = [];
    this.#length = 0;
    this.#write(encodeText(text, this.#encoding));
  }

  #write(bytes: Uint8Array): void {
    try {
      this.#runtime.runspace.files.writeBytes(this.path, bytes, this.#append);
    } catch (error) {
      throw openError(error, this.path);
    }
  }
}

/** The absolute path that -FilePath, -Path or -LiteralPath name; undefined where none is given, or with an error told where it leads to no file. */
export function pathGiven(runtime: CommandRuntime, ...parameters: readonly string[]): string | undefined {
  for (const parameter of parameters) {
    const path = runtime.string(parameter);
    if (path === undefined) continue;
    const full = readFilePath(path, runtime);
    return full === undefined || parameter === 'LiteralPath' ? full : onlyMatch(full, path, runtime);
  }
  return undefined;
}

/** The error of a file that is there already, for -NoClobber. */
export function clobberError(path: string): ScriptError {
  return scriptError('NoClobber', `The file '${path}' already exists.`, 'ResourceExists', {
    type: 'System.IO.IOException',
    target: path,
  });
}

/** What the system says of a file that cannot be opened, in PowerShell's words. */
export function openError(error: unknown, path: string, id = 'FileOpenFailure'): unknown {
  const exception = systemException(error, path);
  return exception === undefined
    ? error
    : new ScriptError(new ErrorRecord({ exception, id, category: 'OpenError' }));
}
