import type * as v from 'valibot';
import type { SyncService } from '../api/syncService.ts';
import { checkedRequest } from '../rpc/requests/requestCheck.ts';

/** Whom a tool works for. */
export interface ToolCaller {
  readonly service: SyncService;
  /** Who asks, as logs name it. */
  readonly user: string;
}

/** Something that a language model can ask the product for, described once for every door that offers it. */
export interface Tool {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** For the model: what it gets, and when to ask. */
  readonly description: string;
  /** What it is asked with. */
  readonly input: v.GenericSchema<unknown, object>;
  /** What a person is asked before; absent where the tool only looks. */
  readonly question?: (input: unknown) => string;
  /** Plain data, bounded in size. Rejects with `invalidRequest` for another input than `input`. */
  run(input: unknown, caller: ToolCaller): Promise<object>;
}

/** What a tool is made of. */
interface ToolDefinition<Input extends object> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: v.GenericSchema<unknown, Input>;
  readonly question?: (input: Input) => string;
  readonly run: (input: Input, caller: ToolCaller) => Promise<object>;
}

/** A tool whose input is checked before anything is asked or done. */
export function tool<Input extends object>({ question, run, ...described }: ToolDefinition<Input>): Tool {
  const checked = (input: unknown): Input => checkedRequest(described.name, described.input, input ?? {});
  return {
    ...described,
    ...(question === undefined ? {} : { question: (input: unknown) => question(checked(input)) }),
    run: async (input, caller) => run(checked(input), caller),
  };
}
