import { EnumValue } from '../../values/enumValue.ts';
import { NetStream } from '../../values/netStream.ts';
import type { Value } from '../../values/value.ts';
import { NetArray } from '../../values/netArray.ts';
import { Integer } from '../../values/number.ts';
import {
  bool,
  byteArray,
  bytes,
  enumNumber,
  instanceOf,
  int,
  long,
  netError,
  outOfRange,
  wrongSelf,
} from '../arguments.ts';
import { noFile, noFolder, pathOf, readFileBytes, withFile, writeFileBytes } from './fileAccess.ts';
import { parentOf } from './fileItem.ts';
import type { NetContext, NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** The stream of an argument. */
export const streamOf = instanceOf(NetStream, 'Stream');

/** How a file is opened: names of System.IO.FileMode. */
type FileMode = 'CreateNew' | 'Create' | 'Open' | 'OpenOrCreate' | 'Truncate' | 'Append';

const modes: readonly FileMode[] = ['CreateNew', 'Create', 'Open', 'OpenOrCreate', 'Truncate', 'Append'];

/** The FileMode of an argument. */
function fileMode(value: Value | undefined): FileMode {
  const mode = modes[enumNumber(value) - 1];
  if (mode !== undefined) return mode;
  throw outOfRange('Enum value was out of legal range.', 'mode');
}

/** A memory stream of bytes, or an empty one that grows. */
export function memoryStream(content?: Uint8Array, canWrite = true): NetStream {
  return new NetStream(
    {
      typeName: 'System.IO.MemoryStream',
      path: null,
      canRead: true,
      canWrite,
      fixed: content !== undefined,
      save: null,
    },
    content ?? new Uint8Array(0),
  );
}

/** Opens a file of the session. `access`: bit 1 to read, bit 2 to write. Throws .NET's exceptions. */
export function openFile(path: string, mode: FileMode, access: number, context: NetContext): NetStream {
  const there = withFile(path, context, (files) => files.isFile(path));
  if (mode === 'CreateNew' && there)
    throw netError('System.IO.IOException', `The file '${path}' already exists.`);
  if ((mode === 'Open' || mode === 'Truncate') && !there) {
    // A folder, or what may not be reached, has an exception of its own.
    readFileBytes(path, context);
    throw noFile(path);
  }
  const canWrite = (access & 2) !== 0;
  const anew = !there || mode === 'Create' || mode === 'Truncate';
  if (anew) {
    if (!withFile(path, context, (files) => files.isFolder(parentOf(path)))) throw noFolder(path);
    writeFileBytes(path, new Uint8Array(0), false, context);
  }
  const stream = new NetStream(
    {
      typeName: 'System.IO.FileStream',
      path,
      canRead: (access & 1) !== 0,
      canWrite,
      fixed: false,
      save: canWrite
        ? (content, append) => {
            writeFileBytes(path, content, append, context);
          }
        : null,
    },
    anew ? new Uint8Array(0) : readFileBytes(path, context),
  );
  if (mode === 'Append') stream.position = stream.length;
  return stream;
}

/** Opens a file by the FileMode of an argument and its FileAccess; where that is not given, to read and write, but to add is to write. */
export function openGiven(
  path: string,
  given: Value | undefined,
  access: Value | undefined,
  context: NetContext,
): NetStream {
  const mode = fileMode(given);
  const otherwise = mode === 'Append' ? 2 : 3;
  return openFile(path, mode, access instanceof EnumValue ? enumNumber(access) : otherwise, context);
}

function seek(self: NetStream, offset: number, origin: number): number {
  const from = origin === 0 ? 0 : origin === 1 ? self.position : self.length;
  if (from + offset < 0)
    throw netError(
      'System.IO.IOException',
      self.facts.path === null
        ? 'An attempt was made to move the position before the beginning of the stream.'
        : `An attempt was made to move the file pointer before the beginning of the file.`,
    );
  self.position = from + offset;
  return from + offset;
}

function readInto(self: NetStream, buffer: Value | undefined, offset: number, count: number): number {
  if (!(buffer instanceof NetArray)) throw wrongSelf('Stream');
  const read = self.read(Math.min(count, buffer.items.length - offset));
  for (const [index, byte] of read.entries())
    buffer.items[offset + index] = new Integer('System.Byte', BigInt(byte));
  return read.length;
}

/** System.IO.Stream: what every stream can do. */
export const streamType = (): NetType =>
  new TypeBuilder('System.IO.Stream', streamOf, {
    base: 'System.MarshalByRefObject',
    interfaces: ['System.IDisposable'],
  })
    .property('bool CanRead', ({ closed, facts }) => !closed && facts.canRead)
    .property('bool CanWrite', ({ closed, facts }) => !closed && facts.canWrite)
    .property('bool CanSeek', ({ closed }) => !closed)
    .property('bool CanTimeout', () => false)
    .property('long Length', ({ length }) => BigInt(length))
    .property(
      'long Position',
      ({ position }) => BigInt(position),
      (self, value) => {
        if (long(value) < 0n) throw outOfRange('Non-negative number required.', 'value');
        self.position = Number(long(value));
      },
    )
    .methods(
      [
        'void CopyTo(System.IO.Stream destination)',
        'void CopyTo(System.IO.Stream destination, int bufferSize)',
      ],
      (self, [to]) => {
        streamOf(to).write(self.read(self.length));
        return null;
      },
    )
    .methods(['void Close()', 'void Dispose()'], (self) => {
      self.close();
      return null;
    })
    .method('void Flush()', (self) => {
      self.flush();
      return null;
    })
    .method('int Read(byte[] buffer, int offset, int count)', (self, [buffer, offset, count]) =>
      readInto(self, buffer, int(offset), int(count)),
    )
    .method('int ReadByte()', (self) => self.read(1)[0] ?? -1)
    .method('long Seek(long offset, System.IO.SeekOrigin origin)', (self, [offset, origin]) =>
      BigInt(seek(self, Number(long(offset)), enumNumber(origin))),
    )
    .method('void SetLength(long value)', (self, [value], context) => {
      context.allow('characters', Number(long(value)));
      self.setLength(Number(long(value)));
      return null;
    })
    .method('void Write(byte[] buffer, int offset, int count)', (self, [buffer, offset, count], context) => {
      context.allow('characters', self.length + int(count));
      self.write(bytes(buffer).slice(int(offset), int(offset) + int(count)));
      return null;
    })
    .method('void Write(byte[] buffer)', (self, [buffer]) => {
      self.write(bytes(buffer));
      return null;
    })
    .method('void WriteByte(byte value)', (self, [value]) => {
      self.write(Uint8Array.of(int(value)));
      return null;
    })
    .build();

/** System.IO.MemoryStream. */
export const memoryStreamType = (): NetType =>
  new TypeBuilder('System.IO.MemoryStream', streamOf, { base: 'System.IO.Stream' })
    .property('int Capacity', ({ capacity }) => capacity)
    .method('byte[] ToArray()', ({ content }) => byteArray(content))
    .method('byte[] GetBuffer()', ({ room }) => byteArray(room))
    .method('void WriteTo(System.IO.Stream stream)', (self, [to]) => {
      streamOf(to).write(self.content);
      return null;
    })
    .constructs('()', () => memoryStream())
    .constructs('(int capacity)', () => memoryStream())
    .constructs('(byte[] buffer)', ([buffer]) => memoryStream(bytes(buffer)))
    .constructs('(byte[] buffer, bool writable)', ([buffer, writable]) =>
      memoryStream(bytes(buffer), bool(writable)),
    )
    .constructs('(byte[] buffer, int index, int count)', ([buffer, index, count]) =>
      memoryStream(bytes(buffer).slice(int(index), int(index) + int(count))),
    )
    .build();

/** System.IO.FileStream. */
export const fileStreamType = (): NetType => {
  const mode = 'string path, System.IO.FileMode mode';
  const access = `${mode}, System.IO.FileAccess access`;
  const open = ([path, given, how]: readonly (Value | undefined)[], context: NetContext): NetStream =>
    openGiven(pathOf(path, context), given, how, context);
  return new TypeBuilder('System.IO.FileStream', streamOf, { base: 'System.IO.Stream' })
    .property('string Name', ({ facts }) => facts.path)
    .property('bool IsAsync', () => false)
    .method('void Flush(bool flushToDisk)', (self) => {
      self.flush();
      return null;
    })
    .method('void Lock(long position, long length)', () => null)
    .method('void Unlock(long position, long length)', () => null)
    .constructs(`(${mode})`, open)
    .constructs(`(${access})`, open)
    .constructs(`(${access}, System.IO.FileShare share)`, open)
    .constructs(`(${access}, System.IO.FileShare share, int bufferSize)`, open)
    .constructs(`(${access}, System.IO.FileShare share, int bufferSize, bool useAsync)`, open)
    .build();
};
