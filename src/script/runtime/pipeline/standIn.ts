import { CommandInfo } from '../../commands/commandInfo.ts';
import type { CommandCall } from '../execution.ts';
import type { Processor } from './processor.ts';

/** A command that stands for another one and puts itself into pipelines: a mock. */
export abstract class StandIn extends CommandInfo {
  abstract start(call: CommandCall, invocationName: string): Processor;
}
