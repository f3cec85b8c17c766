import type { ScriptBlockAst } from '../../syntax/ast.ts';
import { ScriptInfo } from '../../commands/commandInfo.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { NetObject } from '../../values/value.ts';
import type { BlockCode, SessionState } from '../execution.ts';

/** A script block as this runtime makes it. */
export class CompiledBlock extends ScriptBlock {
  readonly code: BlockCode;
  readonly #state: SessionState | (() => SessionState);

  /** A block of a text that belongs to no session state is given how to find that of whoever runs it. */
  constructor(code: BlockCode, state: SessionState | (() => SessionState)) {
    super();
    this.code = code;
    this.#state = state;
  }

  /** The session state it belongs to, whose variables it sees wherever it runs. */
  get state(): SessionState {
    return typeof this.#state === 'function' ? this.#state() : this.#state;
  }

  override get module(): NetObject | null {
    return typeof this.#state === 'function' ? null : this.#state.module;
  }

  #info: ScriptInfo | null = null;

  /** The block as a command without a name. */
  get info(): ScriptInfo {
    return (this.#info ??= new ScriptInfo(this));
  }

  get ast(): ScriptBlockAst {
    return this.code.ast;
  }

  get text(): string {
    const { source, ast, outerParameters } = this.code;
    const whole = source.slice(ast);
    // A text that a block was made of is no literal, though it may hold nothing but one.
    const isLiteral = whole.startsWith('{') && ast.endBlock?.statements[0]?.start !== ast.start;
    const body = isLiteral && whole.endsWith('}') ? whole.slice(1, -1) : whole;
    // What could be the text of a block has its parameters within.
    if (outerParameters.length === 0) return body;
    return `param(${outerParameters.map((parameter) => source.slice(parameter)).join(', ')})\n${body}`;
  }

  get source(): string {
    return this.code.source.text;
  }

  get file(): string | null {
    return this.code.source.file;
  }
}
