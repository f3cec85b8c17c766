import type { ScriptBlockAst } from '../../syntax/ast.ts';
import { ScriptInfo } from '../../commands/commandInfo.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { BlockCode, SessionState } from '../execution.ts';

/** A script block as this runtime makes it. */
export class CompiledBlock extends ScriptBlock {
  readonly code: BlockCode;
  /** The session state it belongs to, whose variables it sees wherever it runs. */
  readonly state: SessionState;

  constructor(code: BlockCode, state: SessionState) {
    super();
    this.code = code;
    this.state = state;
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
    const { source, ast } = this.code;
    const whole = source.slice(ast);
    return whole.startsWith('{') && whole.endsWith('}') ? whole.slice(1, -1) : whole;
  }

  get source(): string {
    return this.code.source.text;
  }

  get file(): string | null {
    return this.code.source.file;
  }
}
