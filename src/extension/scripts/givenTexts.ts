/** The texts of a list that a task, a keybinding or another extension gives; none of what is no list. */
export function givenTexts(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((one): one is string => typeof one === 'string') : [];
}
