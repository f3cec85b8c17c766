/** Where a page's parts are, as addresses that the webview may load. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** What style sheets may be loaded from, for the content security policy. */
  readonly source: string;
  /** Lets this one script run; never used twice. */
  readonly nonce: string;
}

/** The HTML of a page: its template with `{{script}}`, `{{style}}`, `{{source}}` and `{{nonce}}` filled in. Data never gets here. */
export function pageHtml(template: string, parts: PageParts): string {
  const values = new Map(Object.entries({ ...parts }));
  return template.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new TypeError(`The page's template asks for ${name}`);
    return value.replace(/[&"<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  });
}
