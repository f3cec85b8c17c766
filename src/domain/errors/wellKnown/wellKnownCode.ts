/** A code that stands in logs of WSUS and Configuration Manager but that this product never raises itself. */
export interface WellKnownCode {
  /** HRESULT as an unsigned number. */
  readonly code: number;
  /** Its name in the header or class library that defines it. */
  readonly symbol: string;
  /** What it says, without a full stop. */
  readonly title: string;
  /** What it usually comes from where updates are synchronized, one sentence. */
  readonly cause: string;
  /** What to do, one or two sentences. */
  readonly remedy: string;
  /** Where Microsoft documents the code or the trouble. */
  readonly link?: string;
}
