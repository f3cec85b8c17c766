import { NetObject } from './value.ts';
import type { ErrorRecord } from './errorRecord.ts';

/** `.CategoryInfo` of an error record: what kind it is, of what, by whom. */
export class ErrorCategoryInfo extends NetObject {
  readonly typeName = 'System.Management.Automation.ErrorCategoryInfo';
  readonly record: ErrorRecord;

  constructor(record: ErrorRecord) {
    super();
    this.record = record;
  }
}
