/** What several words begin with in common, whatever their case; as the first of them writes it. */
export function commonStart(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) {
    const [left, right] = [first.toLowerCase(), word.toLowerCase()];
    let same = 0;
    while (same < length && left[same] === right[same]) same++;
    length = same;
  }
  return first.slice(0, length);
}
