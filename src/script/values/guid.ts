import { NetObject } from './value.ts';

/** System.Guid; `text` has 32 lower-case digits with dashes. */
export class Guid extends NetObject {
  readonly typeName = 'System.Guid';
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  get dictionaryKey(): string {
    return this.text;
  }
}

/** Guid.Empty. */
export const emptyGuid = (): Guid => new Guid('00000000-0000-0000-0000-000000000000');
