import type { HttpResponseObject } from '../../values/httpResponse.ts';

const link = /<([^<>]*)>;\s*rel=(?:"([^"]*)"|([^,;]*))/g;

/** The relations of the `Link` headers of an answer (RFC 8288): absolute URLs by their names, the first of each. */
export function relationLinks({ headers, request }: HttpResponseObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const header of headers.values('Link'))
    for (const [, url = '', quoted, plain = ''] of header.matchAll(link)) {
      const relation = (quoted ?? plain).trim();
      if (url === '' || relation === '' || found.has(relation.toLowerCase())) continue;
      if (URL.canParse(url, request.url.href))
        found.set(relation.toLowerCase(), new URL(url, request.url).href);
    }
  return found;
}
