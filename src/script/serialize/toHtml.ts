import { htmlText } from './htmlText.ts';

/** What stands around the tables of a page. Lists are lines. */
export interface HtmlPage {
  readonly fragment: boolean;
  readonly transitional: boolean;
  readonly title: string;
  /** In place of the title. */
  readonly head: readonly string[] | null;
  readonly body: readonly string[] | null;
  readonly cssUri: string | null;
  readonly charset: string | null;
  /** Name and content of each. */
  readonly meta: readonly (readonly [string, string])[];
  readonly preContent: readonly string[];
  readonly postContent: readonly string[];
}

/** A column of a table, or a line of a list. */
export interface HtmlColumn {
  readonly label: string;
  readonly width: string | null;
  readonly alignment: string | null;
}

const identifiers = {
  strict: '"-//W3C//DTD XHTML 1.0 Strict//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"',
  transitional:
    '"-//W3C//DTD XHTML 1.0 Transitional//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"',
} as const;

/** Names of meta elements that stand for a header of HTTP. */
const httpEquivalents = new Set(['content-type', 'default-style', 'refresh', 'x-ua-compatible']);

/** The lines before the first object. */
export function htmlStart(page: HtmlPage): string[] {
  return [...(page.fragment ? [] : headLines(page)), ...page.preContent, '<table>'];
}

function headLines(page: HtmlPage): string[] {
  return [
    `<!DOCTYPE html PUBLIC ${page.transitional ? identifiers.transitional : identifiers.strict}>`,
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
    ...(page.charset === null ? [] : [`<meta charset="${page.charset}">`]),
    ...page.meta.map(([name, content]) => {
      const attribute = httpEquivalents.has(name.toLowerCase()) ? 'http-equiv' : 'name';
      return `<meta ${attribute}="${name}" content="${content}">`;
    }),
    ...(page.head ?? [`<title>${page.title}</title>`]),
    ...(page.cssUri === null ? [] : [`<link rel="stylesheet" type="text/css" href="${page.cssUri}" />`]),
    '</head><body>',
    ...(page.body ?? []),
  ];
}

/** The lines behind the last object. */
export function htmlEnd(page: HtmlPage): string[] {
  return ['</table>', ...page.postContent, ...(page.fragment ? [] : ['</body></html>'])];
}

/** Columns and header of a table. Labels stand as they are: what is to be escaped in them, the script escapes. */
export function htmlHeader(columns: readonly HtmlColumn[]): string[] {
  const groups = columns.map(({ width, alignment }) => {
    const attributes = `${width === null ? '' : ` width = "${width}"`}${alignment === null ? '' : ` align = "${alignment}"`}`;
    return `<col${attributes}/>`;
  });
  return [
    `<colgroup>${groups.join('')}</colgroup>`,
    `<tr>${columns.map(({ label }) => `<th>${label}</th>`).join('')}</tr>`,
  ];
}

/** An object as a row of a table. */
export function htmlRow(values: readonly string[]): string {
  return `<tr>${values.map((value) => `<td>${htmlText(value)}</td>`).join('')}</tr>`;
}

/** An object as lines of a list, below a rule where it is not the first. */
export function htmlList(
  columns: readonly HtmlColumn[],
  values: readonly string[],
  isFirst: boolean,
): string[] {
  return [
    ...(isFirst ? [] : ['<tr><td><hr></td></tr>']),
    ...columns.map(
      ({ label }, index) => `<tr><td>${label}:</td><td>${htmlText(values[index] ?? '')}</td></tr>`,
    ),
  ];
}
