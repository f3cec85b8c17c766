/** Paths of the elements of a message in the order of their first occurrence: two messages of one shape have one outline. */
export function elementOutline(message: string): string[] {
  const open: string[] = [];
  const outline = new Set<string>();
  for (const [, closing = '', name = '', selfClosing = ''] of message.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/g,
  )) {
    if (closing !== '') open.pop();
    else {
      outline.add([...open, name].join('/'));
      if (selfClosing === '') open.push(name);
    }
  }
  return [...outline];
}
