import { enumerate } from '../../members/enumerate.ts';
import { linesOf, partsOf } from '../../text/lines.ts';
import { NetArray } from '../../values/netArray.ts';
import { Integer } from '../../values/number.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { argumentNotValid } from '../argumentNotValid.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeFrom } from '../parameterChecks.ts';
import { itemsGiven } from './findItems.ts';
import { warnOfEncoding } from './encodingGiven.ts';
import { textOf } from './inputFiles.ts';
import { attempt } from './itemErrors.ts';
import { ContentNotes } from './contentNotes.ts';
import type { FilePath, StoredItem } from './itemPath.ts';
import { storeOf } from './itemStore.ts';
import { byPath, pathParameters } from './pathParameters.ts';

/** Get-Content. */
export const getContent = cmdlet({
  name: 'Get-Content',
  className: 'GetContentCommand',
  module: 'Management',
  notEmpty: ['Encoding'],
  aliases: ['gc', 'type', 'cat'],
  syntax: byPath(
    '[-ReadCount <long>] [-TotalCount <long>] [-Tail <int>] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Force] [-Credential <pscredential>] [-Delimiter <string>] [-Wait] [-Raw] [-Encoding <string>] [-AsByteStream]',
  ),
  parameters: {
    ...pathParameters,
    Path: { pipeline: 'property' },
    ReadCount: { pipeline: 'property' },
    TotalCount: { pipeline: 'property', aliases: ['First', 'Head'], checks: [rangeFrom(0)] },
    Tail: { pipeline: 'property', aliases: ['Last'], checks: [rangeFrom(0)] },
  },
  start: (runtime) => ({
    process() {
      refuseTogether(runtime);
      warnOfEncoding(runtime);
      for (const found of itemsGiven(runtime, { demanded: true })) {
        if (found.kind === 'item' && found.name === '') runtime.writeError(argumentNotValid('path'));
        else if (found.kind === 'item') writeStored(found, runtime);
        else writeFile(found, runtime);
      }
    },
  }),
});

function refuseTogether(runtime: CommandRuntime): void {
  if (runtime.has('TotalCount') && runtime.has('Tail'))
    runtime.throwTerminating(
      commandError(
        'TailAndHeadCannotCoexist',
        'The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.',
        'InvalidOperation',
        { type: 'System.InvalidOperationException' },
      ),
    );
}

/** -Raw goes with none that chooses or parts lines. */
function rawConflict(runtime: CommandRuntime): string | undefined {
  if (!runtime.flag('Raw')) return undefined;
  return ['TotalCount', 'Tail', 'Wait', 'Delimiter'].find((other) => runtime.has(other));
}

function writeStored(found: StoredItem, runtime: CommandRuntime): void {
  const content = storeOf(found.drive.provider, runtime).content(found.name);
  const items = isNull(content) ? undefined : enumerate(content);
  const notes = new ContentNotes(found, runtime);
  // The value of a variable is read at once, and of what is read at once the first is written.
  const [first = null, ...others] = items ?? [content];
  runtime.write(notes.on(first, others.length + 1));
}

function writeFile(found: FilePath, runtime: CommandRuntime): void {
  const { path } = found;
  const { files } = runtime.runspace;
  if (files.isFolder(path)) {
    const message = `Unable to get content because it is a directory: '${path}'. Please use 'Get-ChildItem' instead.`;
    runtime.writeError(
      commandError('GetContainerContentException', message, 'InvalidOperation', {
        type: 'System.InvalidOperationException',
      }),
    );
    return;
  }
  const conflict = rawConflict(runtime);
  if (conflict !== undefined) {
    runtime.writeError(
      commandError(
        'InvalidOperation',
        `The 'Raw' and '${conflict}' parameters cannot be specified in the same command.`,
        'InvalidOperation',
        { type: 'System.Management.Automation.PSInvalidOperationException' },
      ),
    );
    return;
  }
  if (runtime.flag('AsByteStream') && runtime.has('Delimiter')) {
    runtime.writeError(
      commandError(
        'GetContentReaderArgumentError',
        "A delimiter cannot be specified when reading the stream one byte at a time. (Parameter 'delimiter')",
        'InvalidArgument',
        { type: 'System.ArgumentException', target: path },
      ),
    );
    return;
  }
  const bytes = attempt(runtime, 'GetContentReaderIOError', path, () => files.readBytes(path));
  if (bytes !== undefined) writeBytes(bytes, new ContentNotes(found, runtime), runtime);
}

function writeBytes(bytes: Uint8Array, notes: ContentNotes, runtime: CommandRuntime): void {
  if (runtime.flag('AsByteStream')) {
    const values = Array.from(
      chosen([...bytes], runtime),
      (byte) => new Integer('System.Byte', BigInt(byte)),
    );
    if (runtime.flag('Raw')) runtime.write(notes.on(new NetArray(values, 'System.Byte'), 1));
    else writePortions(values, notes, runtime);
    return;
  }
  const text = textOf(bytes, runtime);
  if (runtime.flag('Raw')) {
    if (text !== '' || bytes.length > 0) runtime.write(notes.on(text, 1));
    return;
  }
  const delimiter = runtime.string('Delimiter');
  const lines = delimiter === undefined || delimiter === '' ? linesOf(text) : partsOf(text, delimiter);
  writePortions(chosen(lines, runtime), notes, runtime);
}

/** What -TotalCount and -Tail leave. */
function chosen<Item>(items: readonly Item[], runtime: CommandRuntime): readonly Item[] {
  const total = runtime.integer('TotalCount');
  const tail = runtime.integer('Tail');
  if (tail !== undefined) return tail === 0 ? [] : items.slice(-tail);
  return total === undefined ? items : items.slice(0, total);
}

/** -ReadCount at a time: one by one, or arrays of so many; 0 for all at once. */
function writePortions(items: readonly Value[], notes: ContentNotes, runtime: CommandRuntime): void {
  const count = runtime.integer('ReadCount') ?? 1;
  if (count === 1 || items.length === 0) {
    let place = 0;
    for (const item of items) {
      runtime.runspace.checkpoint();
      runtime.write(notes.on(item, ++place));
    }
    return;
  }
  const size = count < 1 ? items.length : count;
  for (let at = 0; at < items.length; at += size) {
    const portion = items.slice(at, at + size);
    runtime.write(notes.on(new NetArray([...portion]), at + portion.length));
  }
}
