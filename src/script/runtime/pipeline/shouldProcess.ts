import { toBoolean } from '../../convert/toBoolean.ts';
import { EnumValue } from '../../values/enumValue.ts';
import type { CommandMetadata } from '../../commands/commandMetadata.ts';
import { toText } from '../../convert/toText.ts';
import { confirmImpacts } from './commonPreferences.ts';
import type { ReadParameter } from './commandStreams.ts';
import type { CommandWriter } from './commandWriter.ts';
import type { Frame } from '../execution.ts';

/** How a command asks before it acts. */
export class Confirmation {
  readonly #frame: Frame;
  readonly #metadata: CommandMetadata;
  readonly #parameter: ReadParameter;
  readonly #writer: CommandWriter;
  /** `Yes to All`, `No to All`: holds for the rest of the command. */
  #answer: 'yes' | 'no' | null = null;

  constructor(frame: Frame, metadata: CommandMetadata, parameter: ReadParameter, writer: CommandWriter) {
    this.#frame = frame;
    this.#metadata = metadata;
    this.#parameter = parameter;
    this.#writer = writer;
  }

  /** Says what would be done, or asks where it is to be asked; false where it is not to be done. */
  shouldProcess(target: string, action: string = this.#metadata.name): boolean {
    const sentence = `Performing the operation "${action}" on target "${target}".`;
    return this.described(sentence, `Are you sure you want to perform this action?\n${sentence}`, 'Confirm');
  }

  /** The same with texts of its own: for verbose and what-if, for the question, for its caption. */
  described(description: string, question: string, caption: string): boolean {
    const { engine } = this.#frame;
    if (this.#whatIf()) {
      engine.host.write(`What if: ${description}`);
      return false;
    }
    if (this.#asks()) {
      if (this.#answer === null) {
        const answer = engine.host.confirm(caption, question);
        if (answer === 'yesToAll') this.#answer = 'yes';
        else if (answer === 'noToAll') this.#answer = 'no';
        else return answer === 'yes';
      }
      return this.#answer === 'yes';
    }
    // A preference that is inherited does not tell it.
    if (toBoolean(this.#parameter('Verbose') ?? this.#parameter('Debug') ?? false))
      this.#writer.verbose(description);
    return true;
  }

  /** Asks in any case. */
  shouldContinue(query: string, caption: string): boolean {
    const answer = this.#frame.engine.host.confirm(caption, query);
    return answer === 'yes' || answer === 'yesToAll';
  }

  #whatIf(): boolean {
    const given = this.#parameter('WhatIf') ?? this.#frame.scope.find('whatifpreference')?.read() ?? false;
    return toBoolean(given);
  }

  #asks(): boolean {
    const given = this.#parameter('Confirm');
    if (given !== undefined) return toBoolean(given);
    const threshold = this.#threshold();
    return threshold > 0 && confirmImpacts.indexOf(this.#metadata.confirmImpact) >= threshold;
  }

  /** Number of `$ConfirmPreference`: what has at least this impact is asked for; 0 for nothing. */
  #threshold(): number {
    const value = this.#frame.scope.find('confirmpreference')?.read() ?? 'High';
    if (value instanceof EnumValue) return Number(value.value);
    if (typeof value === 'number') return value;
    const name = toText(value, this.#frame.engine).toLowerCase();
    const index = confirmImpacts.findIndex((impact) => impact.toLowerCase() === name);
    return index === -1 ? confirmImpacts.indexOf('High') : index;
  }
}
