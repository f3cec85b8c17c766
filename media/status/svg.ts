const namespace = 'http://www.w3.org/2000/svg';

/** A new element of a picture; texts never become markup. */
export function svgElement(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly (string | SVGElement)[]
): SVGElement {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content);
  return made;
}

/** A picture of its own size with what it shows in words. */
export function picture(
  { width, height, label }: { readonly width: number; readonly height: number; readonly label: string },
  ...content: readonly SVGElement[]
): SVGElement {
  const attributes = { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label };
  return svgElement('svg', attributes, ...content);
}
