import type { CommandId } from '../ids.ts';

/** A text from outside as it stands in Markdown: on one line, every mark that Markdown or VS Code's icons give a meaning escaped. */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>$~&]/g, '\\$&');
}

/** A table of facts, two columns without headings. */
export function factTable(facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(([name, value]) => `| ${markdownText(name)} | ${markdownText(value)} |`);
  return ['| | |', '|---|---|', ...rows].join('\n');
}

/** A link that runs a command of this extension, with an argument or none; it works where the Markdown is trusted with that command. */
export function commandLink(text: string, command: CommandId, given?: string): string {
  const query = given === undefined ? '' : `?${encodeURIComponent(JSON.stringify([given]))}`;
  return `[${text}](command:${command}${query})`;
}

/** A link to a page of the web; undefined where the address leads anywhere else, or is none. */
export function webLink(text: string, url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `[${markdownText(text)}](${href.replace(/[()\\<>]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)})`;
}
