/** How a node of a tree looks; icons and colors are names of VS Code's. */
export interface NodeView {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly color?: string;
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** Capability words, for `viewItem =~ /\bcanSync\b/`. */
  readonly capabilities: readonly string[];
  /** For screen readers: label and state in one sentence. */
  readonly spoken: string;
}
