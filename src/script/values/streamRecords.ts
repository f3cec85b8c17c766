import type { InvocationInfo } from './invocationInfo.ts';
import { NetObject, type Value } from './value.ts';

/** What is written to the warning, verbose and debug streams. */
export class StreamRecord extends NetObject {
  readonly typeName: string;
  readonly message: string;
  readonly invocation: InvocationInfo | null;

  constructor(kind: 'Warning' | 'Verbose' | 'Debug', message: string, invocation: InvocationInfo | null) {
    super();
    this.typeName = `System.Management.Automation.${kind}Record`;
    this.message = message;
    this.invocation = invocation;
  }
}

/** System.Management.Automation.InformationRecord: what Write-Information and Write-Host write. */
export class InformationRecord extends NetObject {
  readonly typeName = 'System.Management.Automation.InformationRecord';
  readonly messageData: Value;
  readonly source: string;
  readonly tags: readonly string[];
  /** Ticks of .NET, local time. */
  readonly ticks: bigint;

  constructor(facts: Pick<InformationRecord, 'messageData' | 'source' | 'tags' | 'ticks'>) {
    super();
    this.messageData = facts.messageData;
    this.source = facts.source;
    this.tags = facts.tags;
    this.ticks = facts.ticks;
  }
}

/** System.Management.Automation.HostInformationMessage: the text of Write-Host. */
export class HostInformationMessage extends NetObject {
  readonly typeName = 'System.Management.Automation.HostInformationMessage';
  readonly message: string;
  readonly noNewLine: boolean;
  /** Names of System.ConsoleColor; null for the host's own. */
  readonly foreground: string | null;
  readonly background: string | null;

  constructor(facts: Pick<HostInformationMessage, 'message' | 'noNewLine' | 'foreground' | 'background'>) {
    super();
    this.message = facts.message;
    this.noNewLine = facts.noNewLine;
    this.foreground = facts.foreground;
    this.background = facts.background;
  }
}
