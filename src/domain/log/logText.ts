/** A place in a log that goes on through several files: which of them, and how many bytes of it were read. */
export interface LogPlace {
  /** Names the file by its first line, also after it was renamed by a rollover; empty before there is one. */
  readonly file: string;
  readonly offset: number;
}

/** Whole lines of a log, and where the next ones begin. */
export interface LogText {
  readonly text: string;
  readonly place: LogPlace;
  /** Whether nothing more was written when it was read. */
  readonly isEnd: boolean;
}
