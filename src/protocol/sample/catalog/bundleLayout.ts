/** A hidden update below a top-level one. */
export interface LayoutChild {
  /** Position within the unit of what bundles it: 0 is the top-level update. */
  readonly parent: number;
  /** Children of one parent with the same number are alternatives of one `AtLeastOne`; 0 stands alone. */
  readonly alternatives: number;
  /** Carries files; the others bundle further. */
  readonly leaf: boolean;
}

/** A unit: a top-level update with its hidden children; position n of the unit is child n−1. */
export interface BundleLayout {
  readonly children: readonly LayoutChild[];
}

const leaf = (parent: number, alternatives = 0): LayoutChild => ({ parent, alternatives, leaf: true });
const branch = (parent: number): LayoutChild => ({ parent, alternatives: 0, leaf: false });

/** The shapes of bundles that occur. */
export const layouts = {
  /** Carries its files itself, as drivers do. */
  alone: { children: [] },
  one: { children: [leaf(0)] },
  pair: { children: [leaf(0), leaf(0)] },
  /** A bundle of a bundle of two alternatives. */
  twoLevels: { children: [branch(0), leaf(1, 1), leaf(1, 1)] },
  /** Two bundles of alternatives and a group of alternatives beside them. */
  alternatives: {
    children: [branch(0), branch(0), leaf(1, 1), leaf(1, 1), leaf(2, 1), leaf(2, 1), leaf(0, 1), leaf(0, 1)],
  },
} as const satisfies Record<string, BundleLayout>;

/** Name of a layout. */
export type LayoutKey = keyof typeof layouts;

/** The layout for a unit with room for no more than `size` updates: what does not fit whole is cut to leaves. */
export function fittingLayout(key: LayoutKey, size: number): BundleLayout {
  const layout = layouts[key];
  if (layout.children.length + 1 <= size) return layout;
  return { children: Array.from({ length: size - 1 }, () => leaf(0)) };
}

/** Positions of what the update at `position` bundles, alternatives together. */
export function bundledPositions(layout: BundleLayout, position: number): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const byAlternatives = new Map<number, number[]>();
  layout.children.forEach((child, index) => {
    if (child.parent !== position) return;
    const known = byAlternatives.get(child.alternatives);
    if (child.alternatives > 0 && known !== undefined) {
      known.push(index + 1);
      return;
    }
    const group = [index + 1];
    if (child.alternatives > 0) byAlternatives.set(child.alternatives, group);
    groups.push(group);
  });
  return groups;
}
