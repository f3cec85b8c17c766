/** A moment (ms UTC) as ISO text; null where there is none. */
export function isoOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : new Date(moment).toISOString();
}
