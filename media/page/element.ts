/** The element of an id, of the kind that the page's HTML gives it. Throws where the two do not agree. */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new TypeError(`The page has no ${kind.name} called ${id}`);
}

/** A new element with a text; texts never become markup. */
export function textElement(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

/** A check box or a radio button with its label. */
export function labelledCheck(input: HTMLInputElement, text: string): HTMLElement {
  const label = document.createElement('label');
  label.htmlFor = input.id;
  label.textContent = text;
  const both = document.createElement('span');
  both.className = 'check';
  both.append(input, label);
  return both;
}
