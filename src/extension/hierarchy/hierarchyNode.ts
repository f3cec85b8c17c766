/** A node of the Site Hierarchy view: plain data that names what it stands for; its id never changes while that exists. */
export type HierarchyNode =
  | { readonly kind: 'site'; readonly siteCode: string }
  | { readonly kind: 'sup'; readonly siteCode: string; readonly serverName: string }
  | {
      readonly kind: 'component';
      readonly siteCode: string;
      readonly serverName: string;
      readonly component: ComponentName;
    }
  /** Why nothing is shown, with the ways out below it. */
  | { readonly kind: 'failure' };

/** Components of a software update point. */
export type ComponentName = 'synchronization' | 'source' | 'updateService';

/** Stable and unique within the view. */
export function nodeId(node: HierarchyNode): string {
  switch (node.kind) {
    case 'site':
      return `site/${node.siteCode}`;
    case 'sup':
      return `sup/${node.siteCode}/${node.serverName}`;
    case 'component':
      return `component/${node.siteCode}/${node.serverName}/${node.component}`;
    case 'failure':
      return 'failure';
  }
}

/** Whether a value that a command was called with is a node of the view. */
export function isHierarchyNode(value: unknown): value is HierarchyNode {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'failure') return true;
  const hasSite = 'siteCode' in value && typeof value.siteCode === 'string';
  return hasSite && (value.kind === 'site' || value.kind === 'sup' || value.kind === 'component');
}

/** Codes of the sites that nodes belong to, each once. */
export function siteCodesOf(nodes: readonly HierarchyNode[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => (node.kind === 'failure' ? [] : [node.siteCode])))];
}
