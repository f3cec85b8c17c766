/** What Write-Progress tells. */
export interface ProgressRecord {
  readonly id: number;
  readonly parentId: number;
  readonly activity: string;
  readonly status: string;
  readonly currentOperation: string;
  /** -1 where it is not known. */
  readonly percentComplete: number;
  /** -1 where it is not known. */
  readonly secondsRemaining: number;
  readonly completed: boolean;
}
