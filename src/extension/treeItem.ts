import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { NodeView } from './nodeView.ts';

/** The item of a node: `id` is stable and unique within its view; without a look it is empty until the view hears that the node is gone. */
export function treeItem(id: string, view: NodeView | undefined): TreeItem {
  const item = new TreeItem(view?.label ?? '', collapsibleStates[view?.collapsible ?? 'none']);
  item.id = id;
  if (view === undefined) return item;
  item.description = view.description;
  item.iconPath = new ThemeIcon(view.icon, view.color === undefined ? undefined : new ThemeColor(view.color));
  item.contextValue = view.capabilities.join(' ');
  item.accessibilityInformation = { label: view.spoken };
  return item;
}

const collapsibleStates = {
  none: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
} as const;
