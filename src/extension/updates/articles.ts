/** An article of the knowledge base that a text names: UTF-16 units from its beginning, and how it is written (`KB5030710`). */
export interface NamedArticle {
  readonly start: number;
  readonly length: number;
  readonly article: string;
}

const digits = String.raw`\d{5,8}`;
const named = new RegExp(String.raw`\bKB${digits}\b`, 'gi');
const whole = new RegExp(`^KB${digits}$`);

/** The articles that a text names, however large their letters, in its order. */
export function articlesIn(text: string): readonly NamedArticle[] {
  return [...text.matchAll(named)].map(({ 0: found, index: start }) => ({
    ...{ start, length: found.length, article: found.toUpperCase() },
  }));
}

/** Whether a text is an article as `articlesIn` writes it, and nothing else. */
export function isArticle(text: string): boolean {
  return whole.test(text);
}
