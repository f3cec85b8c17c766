/** Texts between tags, and the attributes that are shown or spoken. */
const shown = /(>)([^<>]+)(<)|(\s(?:aria-label|alt|placeholder|title)=")([^"]+)(")/g;

/**
 * The HTML of a page with every text that a reader meets replaced by what `translate` makes of it. Texts go there with their white space reduced to
 * single blanks, and come back as text, not as markup; what has no letter is left alone.
 */
export function mapHtmlTexts(html: string, translate: (text: string) => string): string {
  return html.replace(shown, (all: string, ...groups: readonly (string | undefined)[]) => {
    const [before = groups[3] ?? '', text = groups[4] ?? '', after = groups[5] ?? ''] = groups;
    const words = text.trim().replace(/\s+/g, ' ');
    if (!/\p{L}/u.test(words) || words.startsWith('{{')) return all;
    const [, leading = '', trailing = ''] = /^(\s*)[^]*?(\s*)$/.exec(text) ?? [];
    return `${before}${leading}${escapedHtml(translate(words))}${trailing}${after}`;
  });
}

/** A text as HTML shows it, between tags and in attributes. */
export function escapedHtml(text: string): string {
  return text.replace(/[&"<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
