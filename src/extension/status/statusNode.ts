import { isRecord } from '../../base/isRecord.ts';

/** A node of the Synchronization Status view. Sites and software update points are named as in the Site Hierarchy view: commands take both. */
export type StatusNode =
  | { readonly kind: 'site'; readonly siteCode: string }
  | { readonly kind: 'sup'; readonly siteCode: string; readonly serverName: string }
  /** The history of a site's runs. */
  | { readonly kind: 'history'; readonly siteCode: string }
  | { readonly kind: 'run'; readonly siteCode: string; readonly id: string }
  /** Older runs than those that are listed. */
  | { readonly kind: 'older'; readonly siteCode: string };

/** Stable and unique within the view. */
export function statusNodeId(node: StatusNode): string {
  switch (node.kind) {
    case 'site':
      return `site/${node.siteCode}`;
    case 'sup':
      return `sup/${node.siteCode}/${node.serverName}`;
    case 'history':
      return `history/${node.siteCode}`;
    case 'run':
      return `run/${node.id}`;
    case 'older':
      return `older/${node.siteCode}`;
  }
}

/** The id of the run that a command was called for; undefined where it was called for nothing of the kind. */
export function runIdOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const id = isRecord(value) && value['kind'] === 'run' ? value['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}
