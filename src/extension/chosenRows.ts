/** The rows that a command of a view was called for: the selected ones when the clicked one is among them, else that one alone. VS Code gives both. */
export function chosenRows([clicked, selected]: readonly unknown[]): readonly unknown[] {
  const several: unknown[] = Array.isArray(selected) ? selected : [];
  return several.includes(clicked) ? several : [clicked];
}
