const most = 5;

/** The first five of a list of names as text, with an ellipsis where there are more. */
export function firstFew(names: readonly string[]): string {
  return names.slice(0, most).join(', ') + (names.length > most ? ', …' : '');
}
