import type { TestItem } from 'vscode';
import type { ItemsByLine } from './testResults.ts';

/** The tests below an item, or itself where it is one. */
export function leavesOf(item: TestItem, excluded: ReadonlySet<TestItem>): readonly TestItem[] {
  if (excluded.has(item)) return [];
  if (item.children.size === 0) return item.parent === undefined ? [] : [item];
  const leaves: TestItem[] = [];
  item.children.forEach((child) => leaves.push(...leavesOf(child, excluded)));
  return leaves;
}

/** The items of a file by their lines. */
export function itemsByLine(file: TestItem): ItemsByLine {
  const found = new Map<number, TestItem[]>();
  const add = (item: TestItem): void => {
    const line = (item.range?.start.line ?? -1) + 1;
    found.set(line, [...(found.get(line) ?? []), item]);
    item.children.forEach(add);
  };
  file.children.forEach(add);
  return found;
}
