import type { BlockingService } from './blockingService.ts';

/** What domain cmdlets work with: one door to the service. */
export interface CmdletDoor {
  readonly service: BlockingService;
  /** Who runs the script, for logs and histories. */
  readonly user: string;
}
