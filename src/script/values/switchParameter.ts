import { NetObject } from './value.ts';

/** System.Management.Automation.SwitchParameter. */
export class SwitchParameter extends NetObject {
  readonly typeName = 'System.Management.Automation.SwitchParameter';
  readonly isPresent: boolean;

  constructor(isPresent: boolean) {
    super();
    this.isPresent = isPresent;
  }

  get dictionaryKey(): string {
    return String(this.isPresent);
  }
}
