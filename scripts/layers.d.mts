export interface LayerRule {
  readonly layers: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
}
/** What each folder of src/ may import. */
export const layers: Readonly<Record<string, LayerRule>>;
