import { randomUUID } from 'node:crypto';
import { outerXml } from '../../text/writeXml.ts';
import { bytes } from '../../types/arguments.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { Boxed } from '../../values/extendedMembers.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetException } from '../../values/netException.ts';
import { NetStream } from '../../values/netStream.ts';
import { systemException } from '../../values/systemException.ts';
import { isNull } from '../../values/value.ts';
import { XmlNode } from '../../values/xmlNode.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { readFilePath } from '../files/itemPath.ts';
import { encodeText, fileEncoding } from '../../serialize/textEncoding.ts';
import { readContentType } from './contentType.ts';
import { multipartBody } from './multipartBody.ts';
import { formText } from './requestUri.ts';
import { recordError, validationError } from './webErrors.ts';

/** What a request carries, and the `Content-Type` that goes with it. */
export interface RequestBody {
  /** Null where it has none at all; an empty one is told by `Content-Length: 0`. */
  readonly bytes: Uint8Array | null;
  readonly contentType: string | undefined;
}

const form = 'application/x-www-form-urlencoded';

/** The body of a request, of -Form, -Body or -InFile. `contentType`: that of the session's headers. */
export function requestBody(
  runtime: CommandRuntime,
  method: string,
  contentType: string | undefined,
): RequestBody {
  const given = runtime.string('ContentType') ?? contentType;
  const type = given ?? (method === 'POST' || method === 'PUT' ? form : undefined);
  const fields = runtime.value('Form');
  if (fields instanceof Dictionary) {
    const boundary = randomUUID();
    return {
      bytes: multipartBody(fields, boundary, runtime),
      contentType: `multipart/form-data; boundary="${boundary}"`,
    };
  }
  const content = bodyBytes(runtime, type) ?? fileBytes(runtime);
  if (content !== undefined) return { bytes: content, contentType: type };
  // Some services refuse an empty content of what asks for something.
  const isBare = method === 'GET' && runtime.string('ContentType') === undefined;
  return { bytes: isBare ? null : new Uint8Array(0), contentType: isBare ? undefined : type };
}

function bodyBytes(runtime: CommandRuntime, contentType: string | undefined): Uint8Array | undefined {
  const body = runtime.value('Body');
  if (body === undefined || isNull(body)) return undefined;
  const content = body instanceof Boxed ? body.base : body;
  if (content instanceof Dictionary) return encoded(formText(content, runtime), contentType, runtime);
  if (content instanceof XmlNode) return encoded(outerXml(content), undefined, runtime);
  if (content instanceof NetStream) return content.read(content.length);
  if (content instanceof NetArray && content.elementType === 'System.Byte') return bytes(content);
  return encoded(runtime.runspace.text(content), contentType, runtime);
}

/** A text in the encoding that the content type names, UTF-8 where it names none. */
function encoded(text: string, contentType: string | undefined, runtime: CommandRuntime): Uint8Array {
  if (contentType === undefined) return Buffer.from(text, 'utf8');
  const type = readContentType(contentType);
  if (type === undefined && !runtime.flag('SkipHeaderValidation')) throw contentTypeError();
  return encodeText(text, fileEncoding(type?.charset));
}

/** The error of a -ContentType that is none. */
export function contentTypeError(): Error {
  return validationError(
    'ContentType',
    'The cmdlet cannot run because the -ContentType parameter is not a valid Content-Type header. Specify a valid Content-Type for -ContentType, then retry. To suppress header validation, supply the -SkipHeaderValidation parameter.',
  );
}

function fileBytes(runtime: CommandRuntime): Uint8Array | undefined {
  const given = runtime.string('InFile');
  if (given === undefined) return undefined;
  const { files } = runtime.runspace;
  const path = readFilePath(given, runtime) ?? given;
  if (files.isFolder(path))
    throw validationError(
      'InFileNotFilePath',
      `Path '${given}' resolves to a directory. Specify a path including a file name, and then retry the command.`,
    );
  if (files.status(path) === undefined)
    throw recordError(
      new NetException(
        'System.Management.Automation.ItemNotFoundException',
        `Cannot find path '${path}' because it does not exist.`,
      ),
      'PathNotFound',
      'ObjectNotFound',
      { target: path },
    );
  try {
    return files.readBytes(path);
  } catch (error) {
    const exception = systemException(error, given);
    throw exception === undefined ? error : recordError(exception, exception.typeName, 'NotSpecified');
  }
}
