import type { ScriptBlockAst } from '../syntax/ast.ts';
import { ScriptBlock } from './scriptBlock.ts';

/** A script block as a method that can be handed over: `[Func[int,int]]{ … }`. */
export class DelegateBlock extends ScriptBlock {
  override readonly typeName: string;
  readonly block: ScriptBlock;
  readonly module = null;

  constructor(block: ScriptBlock, typeName: string) {
    super();
    this.block = block;
    this.typeName = typeName;
  }

  get ast(): ScriptBlockAst {
    return this.block.ast;
  }

  /** Its type, arguments without their assemblies. */
  get text(): string {
    return this.typeName.replace(/\[([^[\],]+),[^\]]*\]/g, '$1');
  }

  get source(): string {
    return this.block.source;
  }

  get file(): string | null {
    return this.block.file;
  }
}
