/**
 * The tree of a PowerShell script. Nodes are named after the classes of System.Management.Automation.Language; each is a half-open range of
 * offsets, in UTF-16 units, of the text it was parsed from.
 */
export interface Extent {
  readonly start: number;
  readonly end: number;
}
