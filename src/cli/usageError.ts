/** A command line that cannot be understood; the message is sentence case without a full stop. */
export class UsageError extends Error {
  /** The command whose help explains it: `susync schedule set`. */
  readonly command: string;

  constructor(message: string, command = 'susync') {
    super(message);
    this.name = 'UsageError';
    this.command = command;
  }
}
