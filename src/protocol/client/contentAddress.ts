import type { FileLocation } from '../../domain/fileLocation.ts';
import { contentName } from '../soap/contentName.ts';
import { contentPath } from '../soap/operations.ts';

/** A file to be downloaded, with the name that its document gives it. */
export type NamedFile = FileLocation & { readonly name: string };

/** `/Content/<XX>/<40 HEX><extension>` below the upstream server (wsusss-protocol.md §0.10). */
export function contentUrl(root: string, { sha1, name }: NamedFile): URL {
  return new URL(`${root}${contentPath}${contentName(sha1, name)}`);
}

/** The plain HTTP site of a server with TLS: port 80 for 443, else the port before (MS-WSUSSS 2.1). Files are checked by digest. */
export function plainSite(root: string): string | undefined {
  const url = new URL(root);
  if (url.protocol !== 'https:') return undefined;
  const port = url.port === '' ? 80 : Number(url.port) - 1;
  return `http://${url.hostname}:${port}${url.pathname.replace(/\/+$/, '')}`;
}

/** A URL that a server announces, relative to its root or absolute; undefined unless http(s), and for relative use on that server. */
export function announcedUrl(text: string | undefined, root: string): URL | undefined {
  if (text === undefined) return undefined;
  const base = `${root}/`;
  const relative = text.startsWith('/') && !text.startsWith('//') ? text.slice(1) : text;
  if (!URL.canParse(relative, base)) return undefined;
  const url = new URL(relative, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}
