import { toBoolean } from '../script/convert/toBoolean.ts';
import type { CommandRuntime } from '../script/commands/commandRuntime.ts';

/** Whether a cmdlet is only to say what it would do: -WhatIf, or `$WhatIfPreference`. An answer of No is something else. */
export function isWhatIf(runtime: CommandRuntime): boolean {
  return toBoolean(runtime.value('WhatIf') ?? runtime.runspace.variable('WhatIfPreference') ?? false);
}
