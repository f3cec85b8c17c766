import type { HttpResponseObject } from '../../values/httpResponse.ts';

/** A media type and the encoding that goes with it, of a `Content-Type` header. */
export interface ContentType {
  /** `application/json`, lower case; empty where there is none. */
  readonly mediaType: string;
  /** As written: `utf-8`; undefined where none is named. */
  readonly charset: string | undefined;
}

const form = /^\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*((?:;[^;]*)*)$/;

/** Reads a `Content-Type` header; undefined for one that is none. */
export function readContentType(header: string): ContentType | undefined {
  const [, mediaType, parameters = ''] = form.exec(header) ?? [];
  if (mediaType === undefined) return undefined;
  const charset = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(parameters);
  return { mediaType: mediaType.toLowerCase(), charset: charset?.[1] ?? charset?.[2] };
}

/** The type that an answer says it is of; undefined where it says none. */
export function contentTypeOf(response: HttpResponseObject): ContentType | undefined {
  return readContentType(response.header('Content-Type') ?? '');
}

const json = /^(?:application|text)\/(?:x-)?(?:json|javascript)$|^application\/[^;]*\+json$/;

/** Whether a media type is JSON, or script, under which JSON is sent as well. */
export function isJsonType(mediaType: string): boolean {
  return json.test(mediaType);
}

/** Whether a media type is XML. */
export function isXmlType(mediaType: string): boolean {
  return /^(?:application|text)\/xml$|^application\/xml-(?:external-parsed-entity|dtd)$|\+xml$/.test(
    mediaType,
  );
}

/** Whether a body of a media type is shown as a text. */
export function isTextType(mediaType: string): boolean {
  return mediaType.startsWith('text/') || isJsonType(mediaType) || isXmlType(mediaType);
}
