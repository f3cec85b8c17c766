import type { CommandInfo } from '../../commands/commandInfo.ts';
import type { CommandMetadata } from '../../commands/commandMetadata.ts';
import type { CommandCall } from '../../runtime/execution.ts';
import type { Processor } from '../../runtime/pipeline/processor.ts';
import { StandIn } from '../../runtime/pipeline/standIn.ts';
import type { PesterState } from '../pesterState.ts';
import { MockProcessor } from './mockProcessor.ts';

/** What stands in place of a mocked command. */
export class MockedCommand extends StandIn {
  readonly typeName = 'System.Management.Automation.FunctionInfo';
  readonly commandType = 'Function';
  readonly definition = '';
  /** What it stands for. */
  readonly original: CommandInfo;
  /** Lower-case name of the module in which it is mocked; empty for none. */
  readonly module: string;
  readonly #state: PesterState;
  readonly described: CommandMetadata;

  constructor(
    original: CommandInfo,
    { module, state, metadata }: { module: string; state: PesterState; metadata: CommandMetadata },
  ) {
    super(original.name, original.moduleName);
    this.original = original;
    this.module = module;
    this.#state = state;
    this.described = metadata;
  }

  get binding(): 'cmdlet' | 'advanced' | 'simple' {
    return this.original.binding;
  }

  metadata(): CommandMetadata {
    return this.described;
  }

  start(call: CommandCall, invocationName: string): Processor {
    return new MockProcessor(this, call, invocationName, this.#state);
  }
}
