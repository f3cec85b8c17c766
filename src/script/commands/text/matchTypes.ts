import { bool, long, text, wrongSelf } from '../../types/arguments.ts';
import type { NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { NetArray } from '../../values/netArray.ts';
import { Integer } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { MatchContext, MatchInfo } from './matchInfo.ts';

const namespace = 'Microsoft.PowerShell.Commands';

/** MatchInfo and MatchInfoContext. */
export function matchTypes(): NetType[] {
  const self = (value: Value): MatchInfo => {
    if (value instanceof MatchInfo) return value;
    throw wrongSelf('MatchInfo');
  };
  const lines = (texts: readonly string[]) => new NetArray([...texts], 'System.String');
  const contextOf = (value: Value): MatchContext => {
    if (value instanceof MatchContext) return value;
    throw wrongSelf('MatchInfoContext');
  };
  const match = new TypeBuilder(`${namespace}.MatchInfo`, self)
    .property(
      'bool IgnoreCase',
      ({ ignoreCase }) => ignoreCase,
      (self, value) => {
        self.ignoreCase = bool(value);
      },
    )
    .property(
      'ulong LineNumber',
      ({ lineNumber }) => new Integer('System.UInt64', BigInt(lineNumber)),
      (self, value) => {
        self.lineNumber = Number(long(value));
      },
    )
    .property(
      'string Line',
      ({ line }) => line,
      (self, value) => {
        self.line = text(value);
      },
    )
    .property('string Filename', ({ filename }) => filename)
    .property(
      'string Path',
      ({ path }) => path,
      (self, value) => {
        self.path = text(value);
      },
    )
    .property(
      'string Pattern',
      ({ pattern }) => pattern,
      (self, value) => {
        self.pattern = text(value);
      },
    )
    .property(
      `${namespace}.MatchInfoContext Context`,
      ({ context }) => context,
      (self, value) => {
        self.context = value instanceof MatchContext ? value : null;
      },
    )
    .property(
      'System.Text.RegularExpressions.Match[] Matches',
      ({ matches }) => matches,
      (self, value) => {
        if (value instanceof NetArray) self.matches = value;
      },
    )
    .method('string ToString()', (info) => info.toString())
    .method('string RelativePath(string directory)', ({ path }, [directory]) => {
      const folder = typeof directory === 'string' ? directory.replace(/\/?$/, '/') : '';
      return folder !== '' && path.startsWith(folder) ? path.slice(folder.length) : path;
    })
    .build();
  const context = new TypeBuilder(`${namespace}.MatchInfoContext`, contextOf)
    .property('string[] PreContext', ({ preContext }) => lines(preContext))
    .property('string[] PostContext', ({ postContext }) => lines(postContext))
    .property('string[] DisplayPreContext', ({ displayPreContext }) => lines(displayPreContext))
    .property('string[] DisplayPostContext', ({ displayPostContext }) => lines(displayPostContext))
    .build();
  return [match, context];
}
