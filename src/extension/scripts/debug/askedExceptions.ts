import type { DebugProtocol } from '@vscode/debugprotocol';
import type { ExceptionFilters } from '../../../script/debug/debugMessages.ts';

/** Which errors stop a script, as the editor asks for it: filters alone, or with the errors that they are about. */
export function askedExceptions({
  filters,
  filterOptions = [],
}: DebugProtocol.SetExceptionBreakpointsArguments): ExceptionFilters {
  const conditionOf = (filter: string) =>
    filterOptions.find(({ filterId }) => filterId === filter)?.condition ?? '';
  const isAsked = (filter: string) =>
    filters.includes(filter) || filterOptions.some(({ filterId }) => filterId === filter);
  return {
    all: isAsked('all'),
    uncaught: isAsked('uncaught'),
    only: { all: conditionOf('all'), uncaught: conditionOf('uncaught') },
  };
}
