import { enumerate } from '../../members/enumerate.ts';
import { byteOrderMark, encodeText, type FileEncoding } from '../../serialize/textEncoding.ts';
import { cultureText } from '../../text/cultureText.ts';
import { CustomObject } from '../../values/customObject.ts';
import {
  scriptError,
  type ErrorCategory,
  type ErrorRecord,
  type ScriptError,
} from '../../values/errorRecord.ts';
import { Integer } from '../../values/number.ts';
import { NetArray } from '../../values/netArray.ts';
import { isNull, type Value } from '../../values/value.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { encodingGiven, warnOfEncoding } from './encodingGiven.ts';
import { nameOf, parentOf } from '../../types/files/fileItem.ts';
import { itemsGiven } from './findItems.ts';
import { ItemFilter } from './itemFilter.ts';
import { attempt, nothingFits } from './itemErrors.ts';
import { filesOfPath, readPath, type StoredItem } from './itemPath.ts';
import { storeOf } from './itemStore.ts';
import { byPath, pathParameters } from './pathParameters.ts';

const rest =
  '[-PassThru] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Force] [-Credential <pscredential>] [-WhatIf] [-Confirm] [-NoNewline] [-Encoding <string>] [-AsByteStream]';

/** Characters that are collected before they are written. */
const portion = 65_536;

function contentCmdlet(verb: 'Set' | 'Add', aliases: readonly string[]): Cmdlet {
  return cmdlet({
    name: `${verb}-Content`,
    className: `${verb}ContentCommand`,
    module: 'Management',
    aliases,
    syntax: {
      Path: `[-Value] <Object[]> [-Path] <string[]> ${rest}`,
      LiteralPath: `[-Value] <Object[]> -LiteralPath <string[]> ${rest}`,
    },
    parameters: {
      ...pathParameters,
      Path: { pipeline: 'property', position: 0 },
      Value: { pipeline: 'both', position: 1, allow: ['null', 'emptyString', 'emptyCollection'] },
    },
    notEmpty: ['Encoding'],
    start(runtime) {
      let writers: readonly ContentWriter[] | null = null;
      return {
        process() {
          if (writers === null) warnOfEncoding(runtime);
          writers ??= openWriters(verb, runtime);
          // An item of another drive is set anew by each object.
          for (const writer of writers) writer.next?.();
          const value = runtime.value('Value') ?? null;
          const items = isNull(value) ? [] : (enumerate(value) ?? [value]);
          for (const item of items) {
            // The items of an array within the array are lines of their own.
            for (const line of enumerate(item) ?? [item]) for (const writer of writers) writer.add(line);
          }
          if (runtime.flag('PassThru')) runtime.write(new NetArray([...items]));
        },
        clean() {
          for (const writer of writers ?? []) writer.flush();
        },
      };
    },
  });
}

/** Set-Content. */
export const setContent = contentCmdlet('Set', ['sc']);

/** Add-Content. */
export const addContent = contentCmdlet('Add', ['ac']);

interface ContentWriter {
  /** Before what comes with the next object. */
  next?(): void;
  add(value: Value): void;
  flush(): void;
}

function openWriters(verb: 'Set' | 'Add', runtime: CommandRuntime): ContentWriter[] {
  const encoding = encodingGiven(runtime);
  const literal = runtime.strings('LiteralPath');
  const filter = new ItemFilter(runtime);
  const writers: ContentWriter[] = [];
  for (const path of literal ?? runtime.strings('Path') ?? []) {
    const read = readPath(path, runtime);
    if (read === undefined) continue;
    if (read.kind === 'item') {
      if (verb === 'Add')
        runtime.throwTerminating(
          commandError(
            'NotSupported',
            'Cannot call method. The content Seek method is not supported by this provider.',
            'NotImplemented',
            { type: 'System.Management.Automation.PSNotSupportedException' },
          ),
        );
      writers.push(new StoredWriter(read, runtime));
      continue;
    }
    const paths = filesOfPath(path, read.path, literal !== undefined, runtime, runtime.flag('Force')).filter(
      (one) => filter.chooses(nameOf(one)),
    );
    if (paths.length === 0) runtime.writeError(nothingFits(path, runtime));
    for (const one of paths) {
      const writer = openFile(one, verb, encoding, runtime);
      if (writer !== null) writers.push(writer);
    }
  }
  return writers;
}

/** Makes a file ready to be written to; null with an error told where it cannot be, or where it is not to be done. */
function openFile(
  path: string,
  verb: 'Set' | 'Add',
  encoding: FileEncoding,
  runtime: CommandRuntime,
): ContentWriter | null {
  const { files } = runtime.runspace;
  if (!runtime.shouldProcess(`Path: ${path}`, `${verb} Content`)) return null;
  if (files.isFolder(path)) {
    if (verb === 'Set')
      runtime.writeError(clearsFolder(path, 'System.NotSupportedException', 'NotSpecified', null));
    else
      runtime.writeError(
        commandError(
          'WriteContainerContentException',
          `Unable to write content because it is a directory: '${path}'.`,
          'InvalidOperation',
          { type: 'System.InvalidOperationException' },
        ),
      );
    return null;
  }
  if (!files.isFolder(parentOf(path))) {
    runtime.writeError(
      commandError(
        'GetContentWriterDirectoryNotFoundError',
        `Could not find a part of the path '${path}'.`,
        'ObjectNotFound',
        { type: 'System.IO.DirectoryNotFoundException', target: path },
      ),
    );
    return null;
  }
  const opened = attempt(runtime, 'GetContentWriterIOError', path, () => {
    const append = verb === 'Add' && files.isFile(path);
    files.writeBytes(path, append ? new Uint8Array(0) : byteOrderMark(encoding), append);
    return new FileWriter(path, encoding, runtime);
  });
  return opened ?? null;
}

/** The error of a folder whose content is to be replaced. */
function clearsFolder(path: string, id: string, category: ErrorCategory, target: Value): ErrorRecord {
  return commandError(
    id,
    `Unable to clear content of '${path}' because it is a directory. Clear-Content is only supported on files.`,
    category,
    { type: 'System.NotSupportedException', target },
  );
}

/** Adds to a file, portion by portion. */
class FileWriter implements ContentWriter {
  readonly #path: string;
  readonly #encoding: FileEncoding;
  readonly #runtime: CommandRuntime;
  #pending: string[] = [];
  #bytes: number[] = [];
  #length = 0;

  constructor(path: string, encoding: FileEncoding, runtime: CommandRuntime) {
    this.#path = path;
    this.#encoding = encoding;
    this.#runtime = runtime;
  }

  add(value: Value): void {
    if (this.#runtime.flag('AsByteStream')) {
      if (!(value instanceof Integer && value.typeName === 'System.Byte')) throw noByte();
      this.#bytes.push(Number(value.value));
    } else if (!isNull(value)) {
      const text = contentText(value, this.#runtime.runspace);
      this.#pending.push(this.#runtime.flag('NoNewline') ? text : `${text}\n`);
      this.#length += text.length + 1;
    }
    if (this.#length + this.#bytes.length >= portion) this.flush();
  }

  flush(): void {
    const bytes =
      this.#bytes.length > 0
        ? Uint8Array.from(this.#bytes)
        : encodeText(this.#pending.join(''), this.#encoding);
    this.#bytes = [];
    this.#pending = [];
    this.#length = 0;
    if (bytes.length > 0) this.#runtime.runspace.files.writeBytes(this.#path, bytes, true);
  }
}

function noByte(): ScriptError {
  return scriptError(
    'Argument',
    'Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.',
    'InvalidArgument',
    { type: 'System.Management.Automation.PSArgumentException' },
  );
}

/** An object as ToString() of a PSObject has it: as the culture shows it, a custom object with its properties. */
function contentText(value: Value, runspace: CommandRuntime['runspace']): string {
  return value instanceof CustomObject ? runspace.text(value) : cultureText(value, runspace);
}

/** Sets an item of another drive once all its content is known. */
class StoredWriter implements ContentWriter {
  readonly #target: StoredItem;
  readonly #runtime: CommandRuntime;
  #values: Value[] = [];

  constructor(target: StoredItem, runtime: CommandRuntime) {
    this.#target = target;
    this.#runtime = runtime;
  }

  next(): void {
    this.#values = [];
  }

  add(value: Value): void {
    this.#values.push(value);
  }

  flush(): void {
    const [only = null] = this.#values;
    const { drive, name } = this.#target;
    const value =
      this.#values.length === 1
        ? only
        : drive.provider === 'Variable'
          ? new NetArray([...this.#values])
          : this.#values.map((one) => this.#runtime.runspace.text(one)).join('\n');
    if (this.#runtime.shouldProcess(`Path: ${drive.name}:/${name}`, 'Set Content'))
      storeOf(drive.provider, this.#runtime).set(name, value);
  }
}

/** Clear-Content. */
export const clearContent = cmdlet({
  name: 'Clear-Content',
  className: 'ClearContentCommand',
  module: 'Management',
  aliases: ['clc'],
  syntax: byPath(
    '[-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Force] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
  ),
  parameters: { ...pathParameters, Path: { pipeline: 'property' } },
  start: (runtime) => ({
    process() {
      for (const found of itemsGiven(runtime)) {
        if (found.kind === 'item') {
          return runtime.throwTerminating(
            commandError(
              'NotSupported',
              'Cannot perform the ClearContent operation. The ClearContent operation is not supported by this provider.',
              'NotImplemented',
              { type: 'System.Management.Automation.PSNotSupportedException' },
            ),
          );
        }
        const { path } = found;
        if (!runtime.shouldProcess(`Item: ${path}`, 'Clear Content')) continue;
        if (runtime.runspace.files.isFolder(path))
          runtime.writeError(clearsFolder(path, 'ClearDirectoryContent', 'InvalidOperation', path));
        else
          attempt(runtime, 'ClearContentIOError', path, () => {
            runtime.runspace.files.writeText(path, '', false);
          });
      }
    },
  }),
});
