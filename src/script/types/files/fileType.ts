import { linesOf } from '../../text/lines.ts';
import type { Value } from '../../values/value.ts';
import { bool, byteArray, bytes, items, stringArray, text } from '../arguments.ts';
import { decodeMarked, encode, Encoding, markOf } from '../text/encodingTypes.ts';
import {
  alreadyThere,
  filesOf,
  noAccess,
  noFile,
  noFolder,
  pathOf,
  readFileBytes,
  withFile,
  writeFileBytes,
} from './fileAccess.ts';
import { FileItem, parentOf } from './fileItem.ts';
import { addItemFacts } from './itemFacts.ts';
import type { NetContext, NetType } from '../netType.ts';
import { streamReader } from './readerTypes.ts';
import { openFile, openGiven } from './streamTypes.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { streamWriter } from './writerTypes.ts';

const utf8 = new Encoding('UTF8', false);
const encodingGiven = (value: Value | undefined): Encoding => (value instanceof Encoding ? value : utf8);

/** Text of a file, in the encoding its mark says, or the one given. Throws .NET's exceptions. */
export function readFileText(path: Value | undefined, context: NetContext, given: Encoding = utf8): string {
  const content = readFileBytes(pathOf(path, context), context);
  return decodeMarked(content, given).text;
}

/** Writes a file anew, or adds to it. Throws .NET's exceptions. */
export function writeFileText(
  path: Value | undefined,
  content: string,
  append: boolean,
  context: NetContext,
  encoding: Encoding = utf8,
): void {
  const whole = pathOf(path, context);
  const adds = append && filesOf(context).isFile(whole);
  const mark = adds ? [] : markOf(encoding);
  writeFileBytes(whole, Buffer.concat([Uint8Array.from(mark), encode(encoding, content)]), append, context);
}

const allLines = (value: Value | undefined) =>
  items(value)
    .map((line) => `${text(line)}\n`)
    .join('');

/** Copies or moves a file. Throws .NET's exceptions. */
export function transferFile(
  how: 'copy' | 'move',
  from: string,
  to: string,
  overwrite: boolean,
  context: NetContext,
): void {
  const files = filesOf(context);
  if (!files.isFile(from) && !(how === 'move' && files.isFolder(from))) {
    // What may not be read has an exception of its own.
    readFileBytes(from, context);
    throw noFile(from);
  }
  if (!files.isFolder(parentOf(to))) throw noFolder(to);
  if (!overwrite && (files.isFile(to) || files.isFolder(to)) && from !== to) throw alreadyThere(to);
  withFile(to, context, () => {
    if (how === 'copy') files.copyFile(from, to);
    else files.move(from, to);
  });
}

function deleteFile(path: string, context: NetContext): void {
  withFile(path, context, (files) => {
    if (files.isFile(path)) files.remove(path);
    else if (files.isFolder(path)) throw noAccess(path);
    else if (!files.isFolder(parentOf(path))) throw noFolder(path);
  });
}

/** System.IO.File, over the files of the session. */
export const fileType = (): NetType => {
  const withEncoding = (declaration: string) => [
    declaration,
    declaration.replace(')', ', System.Text.Encoding encoding)'),
  ];
  const contents = ['string[] contents', 'System.Collections.Generic.IEnumerable[string] contents'];
  const builder = new TypeBuilder('System.IO.File', (value) => value)
    .staticMethod(
      'bool Exists(string path)',
      ([path], context) =>
        typeof path === 'string' && path !== '' && filesOf(context).isFile(pathOf(path, context)),
    )
    .staticMethods(withEncoding('string ReadAllText(string path)'), ([path, encoding], context) =>
      readFileText(path, context, encodingGiven(encoding)),
    )
    .staticMethods(withEncoding('string[] ReadAllLines(string path)'), ([path, encoding], context) =>
      stringArray(linesOf(readFileText(path, context, encodingGiven(encoding)))),
    )
    .staticMethods(
      withEncoding('System.Collections.Generic.IEnumerable[string] ReadLines(string path)'),
      ([path, encoding], context) =>
        stringArray(linesOf(readFileText(path, context, encodingGiven(encoding)))),
    )
    .staticMethod('byte[] ReadAllBytes(string path)', ([path], context) => {
      const content = readFileBytes(pathOf(path, context), context);
      context.allow('items', content.length);
      return byteArray(content);
    });
  for (const [verb, append] of [
    ['Write', false],
    ['Append', true],
  ] as const) {
    builder
      .staticMethods(
        withEncoding(`void ${verb}AllText(string path, string contents)`),
        ([path, content, encoding], context) => {
          writeFileText(path, text(content), append, context, encodingGiven(encoding));
          return null;
        },
      )
      .staticMethod(`void ${verb}AllBytes(string path, byte[] bytes)`, ([path, content], context) => {
        writeFileBytes(pathOf(path, context), bytes(content), append, context);
        return null;
      });
    for (const lines of append ? contents.slice(1) : contents)
      builder.staticMethods(
        withEncoding(`void ${verb}AllLines(string path, ${lines})`),
        ([path, content, encoding], context) => {
          writeFileText(path, allLines(content), append, context, encodingGiven(encoding));
          return null;
        },
      );
  }
  for (const [verb, how, target] of [
    ['Copy', 'copy', 'destFileName'],
    ['Move', 'move', 'destFileName'],
  ] as const)
    builder.staticMethods(
      [
        `void ${verb}(string sourceFileName, string ${target})`,
        `void ${verb}(string sourceFileName, string ${target}, bool overwrite)`,
      ],
      ([from, to, overwrite = false], context) => {
        transferFile(
          how,
          pathOf(from, context, 'sourceFileName'),
          pathOf(to, context, target),
          bool(overwrite),
          context,
        );
        return null;
      },
    );
  builder
    .staticMethod('void Delete(string path)', ([path], context) => {
      deleteFile(pathOf(path, context), context);
      return null;
    })
    .staticMethod(
      'void Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName)',
      ([from, to, backup], context) => {
        replaceFile(
          pathOf(from, context, 'sourceFileName'),
          pathOf(to, context, 'destinationFileName'),
          backup === null ? null : pathOf(backup, context),
          context,
        );
        return null;
      },
    )
    .staticMethods(
      [
        'System.IO.FileStream Create(string path)',
        'System.IO.FileStream Create(string path, int bufferSize)',
      ],
      ([path], context) => openFile(pathOf(path, context), 'Create', 3, context),
    )
    .staticMethod('System.IO.FileStream OpenRead(string path)', ([path], context) =>
      openFile(pathOf(path, context), 'Open', 1, context),
    )
    .staticMethod('System.IO.FileStream OpenWrite(string path)', ([path], context) =>
      openFile(pathOf(path, context), 'OpenOrCreate', 2, context),
    )
    .staticMethods(
      [
        'System.IO.FileStream Open(string path, System.IO.FileMode mode)',
        'System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access)',
        'System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)',
      ],
      ([path, mode, access], context) => openGiven(pathOf(path, context), mode, access, context),
    )
    .staticMethod('System.IO.StreamReader OpenText(string path)', ([path], context) =>
      streamReader(openFile(pathOf(path, context), 'Open', 1, context), null, context),
    )
    .staticMethod('System.IO.StreamWriter CreateText(string path)', ([path], context) =>
      streamWriter(openFile(pathOf(path, context), 'Create', 2, context), utf8, context),
    )
    .staticMethod('System.IO.StreamWriter AppendText(string path)', ([path], context) =>
      streamWriter(openFile(pathOf(path, context), 'Append', 2, context), utf8, context),
    );
  return addItemFacts(builder, (path, context) => {
    const files = filesOf(context);
    return new FileItem(path, files, files.isFolder(path));
  }).build();
};

/** Puts a file in place of another, which is kept under a third name. Throws .NET's exceptions. */
export function replaceFile(from: string, to: string, backup: string | null, context: NetContext): void {
  const files = filesOf(context);
  for (const path of [from, to]) if (!files.isFile(path)) throw noFile(path);
  if (backup !== null) transferFile('move', to, backup, true, context);
  transferFile('move', from, to, true, context);
}
