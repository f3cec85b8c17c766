const lowest = 1000;
/** Windows thread ids are multiples of four. */
const step = 4;
const count = 4751;

/** A thread id from 1000 to 20000 that is always the same for a site and what runs there: a run's id, or a name. */
export function threadId(siteCode: string, what: string): number {
  return lowest + step * (hash(`${siteCode}/${what}`) % count);
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
