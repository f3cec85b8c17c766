import type { Style } from './style.ts';

/** How results are laid out for a reader. */
export interface Layout {
  readonly style: Style;
  /** Columns of the terminal; undefined where nothing needs to be cut. */
  readonly width: number | undefined;
  /** ms UTC. */
  readonly now: number;
  /** IANA zone in which times are shown. */
  readonly zone: string;
  readonly verbose: boolean;
}
