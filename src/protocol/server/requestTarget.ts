import { contentPath, servicePaths } from '../soap/operations.ts';
import type { ServiceName } from '../soap/operations.ts';

/** What a URL names. */
export type RequestTarget =
  | { readonly kind: 'service'; readonly service: ServiceName }
  | { readonly kind: 'content'; readonly sha1: string }
  | { readonly kind: 'nothing' };

const services: ReadonlyMap<string, ServiceName> = new Map([
  [servicePaths.serverSync.toLowerCase(), 'serverSync'],
  [servicePaths.authorization.toLowerCase(), 'authorization'],
  [servicePaths.reporting.toLowerCase(), 'reporting'],
]);

/** A target that names nothing which is served. */
export const nothing: RequestTarget = { kind: 'nothing' };
const contentForm = /^\/content\/([0-9a-f]{2})\/([0-9a-f]{40})(?:\.[a-z0-9]{1,16})?$/;

/** Reads the request line's target: any case, repeated slashes as one, absolute form, query ignored. */
export function requestTarget(url: string): RequestTarget {
  const path = url
    .replace(/^https?:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/{2,}/g, '/')
    .toLowerCase();
  const service = services.get(path);
  if (service !== undefined) return { kind: 'service', service };
  const [, folder = '', sha1 = ''] = contentForm.exec(path) ?? [];
  return sha1 !== '' && sha1.endsWith(folder) ? { kind: 'content', sha1 } : nothing;
}

/** The path under which a file is served: `/Content/<last byte>/<SHA-1><extension>`, upper-case hex. */
export function contentUrlPath(sha1: string, extension: string): string {
  const name = sha1.toUpperCase();
  return `${contentPath}${name.slice(-2)}/${name}${extension}`;
}
