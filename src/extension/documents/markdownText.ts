/** A text from outside as it stands in Markdown: on one line, every mark that Markdown or VS Code's icons give a meaning escaped. */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>$~&]/g, '\\$&');
}

/** A table of facts, two columns without headings. */
export function factTable(facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(([name, value]) => `| ${markdownText(name)} | ${markdownText(value)} |`);
  return ['| | |', '|---|---|', ...rows].join('\n');
}
