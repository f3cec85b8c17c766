import { NetObject } from '../../values/value.ts';
import type { Frame } from '../execution.ts';

/** What a session is, seen from a frame. */
abstract class FrameView extends NetObject {
  readonly frame: Frame;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}

/** `$PSCmdlet.SessionState`, `$ExecutionContext.SessionState`: variables, commands and paths seen from a frame. */
export class SessionStateView extends FrameView {
  readonly typeName = 'System.Management.Automation.SessionState';
}

/** `$ExecutionContext`. */
export class EngineView extends FrameView {
  readonly typeName = 'System.Management.Automation.EngineIntrinsics';
}

/** `.PSVariable` of a session state. */
export class VariablesView extends FrameView {
  readonly typeName = 'System.Management.Automation.PSVariableIntrinsics';
}

/** `.Path` of a session state. */
export class PathsView extends FrameView {
  readonly typeName = 'System.Management.Automation.PathIntrinsics';
}

/** `.InvokeCommand` of a session state. */
export class CommandsView extends FrameView {
  readonly typeName = 'System.Management.Automation.CommandInvocationIntrinsics';
}
