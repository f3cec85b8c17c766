import { isGuid } from '../../base/guid.ts';

/** What a `vscode://` link may open. Everything only shows something. */
export type ProductLink =
  | { readonly kind: 'log'; readonly siteCode: string }
  | { readonly kind: 'run'; readonly id: string }
  | { readonly kind: 'update'; readonly id: string }
  | { readonly kind: 'explain'; readonly code: string };

/** Longest query that is looked at. */
const longest = 200;

const runId = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z [0-9A-Z]{3} [0-9a-f]{8}$/;

/** The one parameter of each link, and what it may look like. */
const links = {
  '/log': { parameter: 'site', form: /^[0-9a-z]{3}$/i },
  '/run': { parameter: 'id', form: runId },
  '/update': { parameter: 'id', form: { test: isGuid } },
  '/explain': { parameter: 'code', form: /^-?[0-9a-z_]{1,60}$/i },
} as const;

/**
 * Reads path and query (decoded, without `?`) of a link: `/log?site=CS1`, `/run?id=ID`, `/update?id=GUID`, `/explain?code=0x80072EFE`. Undefined for
 * everything else: other paths, more or other parameters, values of another form.
 */
export function productLinkOf(path: string, query: string): ProductLink | undefined {
  if (!isKnown(path) || query.length > longest) return undefined;
  const { parameter, form } = links[path];
  const [given, ...others] = [...new URLSearchParams(query)];
  if (given === undefined || others.length > 0) return undefined;
  const [name, value] = given;
  if (name !== parameter || !form.test(value)) return undefined;
  switch (path) {
    case '/log':
      return { kind: 'log', siteCode: value.toUpperCase() };
    case '/run':
      return { kind: 'run', id: value };
    case '/update':
      return { kind: 'update', id: value.toLowerCase() };
    case '/explain':
      return { kind: 'explain', code: value };
  }
}

function isKnown(path: string): path is keyof typeof links {
  return Object.hasOwn(links, path);
}
