import { NetObject } from './value.ts';

/** System.Version; build and revision are -1 where they are not given. */
export class Version extends NetObject {
  readonly typeName = 'System.Version';
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision: number;

  constructor(major: number, minor: number, build = -1, revision = -1) {
    super();
    this.major = major;
    this.minor = minor;
    this.build = build;
    this.revision = revision;
  }

  /** The parts that are given. */
  get parts(): number[] {
    return [this.major, this.minor, this.build, this.revision].filter((part) => part >= 0);
  }

  get dictionaryKey(): string {
    return this.parts.join('.');
  }
}
