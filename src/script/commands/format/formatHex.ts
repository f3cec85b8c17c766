import { bytesPerLine, hexBytes, hexLine, hexOffset, hexText } from '../../serialize/hexDump.ts';
import { encodeText } from '../../serialize/textEncoding.ts';
import { namedObject } from '../../values/customObject.ts';
import { Char, Double, Integer, Single } from '../../values/number.ts';
import { NetArray } from '../../values/netArray.ts';
import { isNull, NetObject, type Value } from '../../values/value.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { encodingGiven } from '../files/encodingGiven.ts';
import { filesGiven } from '../files/inputFiles.ts';
import { pathNotFound } from '../files/itemErrors.ts';
import { rangeKindCheck } from '../../binding/checkRange.ts';

const part = '[-Count <long>] [-Offset <long>]';

/** Format-Hex: bytes of files, texts and numbers, 16 a line. */
export const formatHex = cmdlet({
  name: 'Format-Hex',
  className: 'FormatHex',
  module: 'Utility',
  notEmpty: ['Path', 'LiteralPath', 'Encoding'],
  aliases: ['fhx'],
  syntax: {
    Path: `[-Path] <string[]> ${part}`,
    LiteralPath: `-LiteralPath <string[]> ${part}`,
    ByInputObject: `-InputObject <psobject> [-Encoding <string>] ${part} [-Raw]`,
  },
  parameters: {
    LiteralPath: { aliases: ['PSPath', 'LP'] },
    Count: { checks: [rangeKindCheck('Positive')] },
    Offset: { checks: [rangeKindCheck('NonNegative')] },
    Raw: { hidden: true },
    InputObject: { pipeline: 'value' },
  },
  outputs: ['Microsoft.PowerShell.Commands.ByteCollection'],
  start(runtime) {
    // Values of one type that come one after another are shown as they would stand in memory; texts are not.
    let pending: { readonly first: Value; readonly type: string; readonly bytes: number[] } | null = null;
    const flush = () => {
      if (pending !== null)
        writeLines(Uint8Array.from(pending.bytes), labelOf(pending.first, runtime), runtime);
      pending = null;
    };
    const add = (value: Value) => {
      const bytes = bytesOf(value, runtime);
      if (bytes === undefined) return;
      const type = runtime.runspace.types.of(value).fullName;
      if (pending?.type !== type || type === 'System.String') flush();
      pending ??= { first: value, type, bytes: [] };
      pending.bytes.push(...bytes);
    };
    return {
      process() {
        const input = runtime.value('InputObject') ?? null;
        if (!isNull(input)) add(input);
        for (const path of filesGiven(runtime, (missing) => pathNotFound(missing, 'FileNotFound')))
          writeLines(runtime.runspace.files.readBytes(path), path, runtime);
      },
      end: flush,
    };
  },
});

function writeLines(bytes: Uint8Array, label: string, runtime: CommandRuntime): void {
  const start = runtime.integer('Offset') ?? 0;
  const count = runtime.integer('Count');
  const shown = bytes.subarray(start, count === undefined ? bytes.length : start + count);
  for (let at = 0; at < shown.length; at += bytesPerLine) {
    runtime.runspace.checkpoint();
    const line = shown.subarray(at, at + bytesPerLine);
    runtime.write(
      namedObject(
        [
          ['Label', label],
          ['HexOffset', hexOffset(start + at)],
          ['Offset', BigInt(start + at)],
          ['HexBytes', hexBytes(line)],
          ['Ascii', hexText(line)],
          [
            'Bytes',
            new NetArray(
              Array.from(line, (byte) => new Integer('System.Byte', BigInt(byte))),
              'System.Byte',
            ),
          ],
        ],
        'Microsoft.PowerShell.Commands.ByteCollection',
        hexLine(start + at, line),
      ),
    );
  }
}

/** A text in its encoding, a number as it stands in memory; undefined with an error told for another type. */
function bytesOf(value: Value, runtime: CommandRuntime): Uint8Array | undefined {
  if (typeof value === 'number') return inMemory(BigInt(value), 4);
  if (typeof value === 'bigint') return inMemory(value, 8);
  if (typeof value === 'boolean') return inMemory(value ? 1n : 0n, 4);
  if (value instanceof Integer) return inMemory(value.value, integerSizes[value.typeName]);
  if (value instanceof Double) return new Uint8Array(Float64Array.of(value.value).buffer);
  if (value instanceof Single) return new Uint8Array(Float32Array.of(value.value).buffer);
  if (value instanceof NetArray && value.elementType === 'System.Byte')
    return Uint8Array.from(value.items, (item) => (item instanceof Integer ? Number(item.value) : 0));
  if (value instanceof EnumValue) return inMemory(value.value, 4);
  if (typeof value === 'string' || value instanceof Char)
    return encodeText(runtime.runspace.text(value), encodingGiven(runtime));
  const type = runtime.runspace.types.of(value);
  runtime.writeError(
    commandError(
      'FormatHexTypeNotSupported',
      `Cannot convert input of type '${type.fullName}' to hexadecimal. To view the hexadecimal formatting of its string representation, pipe it to the Out-String cmdlet before piping it to Format-Hex.`,
      'InvalidArgument',
      { type: 'System.ArgumentException', target: type },
    ),
  );
  return undefined;
}

const integerSizes = {
  'System.Byte': 1,
  'System.SByte': 1,
  'System.Int16': 2,
  'System.UInt16': 2,
  'System.UInt32': 4,
  'System.UInt64': 8,
  'System.Numerics.BigInteger': 16,
} as const;

function inMemory(value: bigint, size: number): Uint8Array {
  const rest = BigInt.asUintN(size * 8, value);
  return Uint8Array.from({ length: size }, (_, index) => Number((rest >> BigInt(index * 8)) & 0xffn));
}

/** The object has no name: a number stands for it. */
function labelOf(value: Value, runtime: CommandRuntime): string {
  const type = runtime.runspace.types.of(value);
  const number = Math.floor(runtime.runspace.random() * 0x1_0000_0000);
  const name = value instanceof NetObject || typeof value !== 'string' ? type.name : 'String';
  return `${name} (${type.fullName}) <${number.toString(16).toUpperCase().padStart(8, '0')}>`;
}
