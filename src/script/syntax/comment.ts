import type { Extent } from './extent.ts';

/** A comment: `#` to the end of the line, or `<# … #>`. The extent includes its marks. */
export interface Comment extends Extent {
  readonly block: boolean;
}
