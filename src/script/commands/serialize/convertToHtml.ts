import { hashtableObject } from '../../members/hashtableObject.ts';
import { formatProperty } from '../../format/formatParameters.ts';
import { htmlEnd, htmlHeader, htmlList, htmlRow, htmlStart, type HtmlPage } from '../../serialize/toHtml.ts';
import { isNull, type Value } from '../../values/value.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { SessionReader } from '../../format/sessionReader.ts';
import { HtmlColumns } from './htmlColumns.ts';
import { oneOf } from '../parameterChecks.ts';
import { patternCheck } from '../../binding/checkText.ts';

const table = '[-InputObject <psobject>] [[-Property] <Object[]>]';
const tail =
  '[-As <string>] [-CssUri <uri>] [-PostContent <string[]>] [-PreContent <string[]>] [-Meta <hashtable>] [-Charset <string>] [-Transitional]';

/** ConvertTo-Html: a page, or with -Fragment a table alone, a line at a time. */
export const convertToHtml = cmdlet({
  name: 'ConvertTo-Html',
  className: 'ConvertToHtmlCommand',
  module: 'Utility',
  notEmpty: [
    'Title',
    'As',
    'CssUri',
    'PostContent',
    'PreContent',
    'Meta',
    'Charset',
    'Transitional',
    'Fragment',
  ],
  syntax: {
    Page: `${table} [[-Head] <string[]>] [[-Title] <string>] [[-Body] <string[]>] ${tail}`,
    Fragment: `${table} [-As <string>] [-Fragment] [-PostContent <string[]>] [-PreContent <string[]>]`,
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    CssUri: { aliases: ['cu', 'uri'] },
    As: { checks: [oneOf('Table', 'List')] },
    Charset: { checks: [patternCheck('^[A-Za-z0-9]\\w+\\S+[A-Za-z0-9]$', 'IgnoreCase', null)] },
  },
  outputs: ['System.String'],
  start(runtime) {
    const writeAll = (lines: readonly string[]): void => {
      for (const line of lines) runtime.write(line);
    };
    let columns: HtmlColumns | null = null;
    let first = true;
    const isList = runtime.string('As')?.toLowerCase() === 'list';
    return {
      begin() {
        const properties = runtime.list('Property') ?? [];
        columns = new HtmlColumns(
          properties.map((value) => property(value, runtime)),
          new SessionReader(runtime.runspace),
          isList,
        );
        const page = pageOf(runtime);
        warnOfMeta(page, runtime);
        writeAll(htmlStart(page));
      },
      process() {
        const given = runtime.value('InputObject') ?? null;
        const value = hashtableObject(given, runtime.runspace) ?? given;
        if (columns === null || isNull(value)) return;
        const shown = columns.columns(value);
        if (shown.length === 0) return;
        if (first && !isList) writeAll(htmlHeader(shown));
        const values = columns.values(value);
        writeAll(isList ? htmlList(shown, values, first) : [htmlRow(values)]);
        first = false;
      },
      end() {
        writeAll(htmlEnd(pageOf(runtime)));
      },
    };
  },
});

const metaNames =
  'content-type, default-style, application-name, author, description, generator, keywords, x-ua-compatible, and viewport';

/** Browsers know few names of meta elements. */
function warnOfMeta({ meta }: HtmlPage, runtime: CommandRuntime): void {
  const known = new Set(metaNames.replace('and ', '').split(', '));
  for (const [name, content] of meta)
    if (!known.has(name.toLowerCase()))
      runtime.writeWarning(
        `Accepted meta properties are ${metaNames}. The meta pair: ${name} and ${content} may not function correctly.`,
      );
}

const htmlKeys = ['expression', 'label', 'width', 'alignment'] as const;

/** Widths of HTML are texts or numbers: `50%`. */
function property(value: Value, runtime: CommandRuntime) {
  if (!(value instanceof Dictionary)) {
    return { ...formatProperty(value, htmlKeys, runtime.runspace), htmlWidth: null };
  }
  const plain = new Dictionary();
  let htmlWidth: string | null = null;
  for (const { key, value: given } of value.entries()) {
    const isWidth = typeof key === 'string' && key !== '' && 'width'.startsWith(key.toLowerCase());
    if (isWidth) htmlWidth = runtime.runspace.text(given);
    else plain.set(key, given);
  }
  return { ...formatProperty(plain, htmlKeys, runtime.runspace), htmlWidth };
}

function pageOf(runtime: CommandRuntime): HtmlPage {
  const meta = runtime.value('Meta');
  return {
    fragment: runtime.flag('Fragment'),
    transitional: runtime.flag('Transitional'),
    title: runtime.string('Title') ?? 'HTML TABLE',
    head: runtime.strings('Head') ?? null,
    body: runtime.strings('Body') ?? null,
    cssUri: runtime.string('CssUri') ?? null,
    charset: runtime.string('Charset') ?? null,
    meta:
      meta instanceof Dictionary
        ? [...meta.entries()].map(
            ({ key, value }) => [runtime.runspace.text(key), runtime.runspace.text(value)] as const,
          )
        : [],
    preContent: runtime.strings('PreContent') ?? [],
    postContent: runtime.strings('PostContent') ?? [],
  };
}
