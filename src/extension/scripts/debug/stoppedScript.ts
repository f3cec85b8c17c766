import type { DebugTalk } from '../../../script/debug/debugTalk.ts';

/** What the debug console asks of a frame of a script that is stopped; of one that runs there is nothing. */
export interface StoppedScript {
  /** Names of the variables of the frame, with their `$`. */
  variables(): Promise<readonly string[]>;
  /** Names of what is in the value of an expression; none where it has none. */
  within(expression: string): Promise<readonly string[]>;
}

/** A frame as the debug console asks about it; nothing that runs is interrupted for it. */
export function stoppedScript(talk: DebugTalk, frame: number): StoppedScript {
  const namesIn = async (reference: number): Promise<readonly string[]> => {
    const answer = await talk.ask({ kind: 'variables', reference, start: 0, count: 0 });
    return answer.kind === 'variables' ? answer.variables.map(({ name }) => name) : [];
  };
  return {
    variables: async () => {
      const answer = talk.isStopped ? await talk.ask({ kind: 'scopes', frame }) : undefined;
      const scopes = answer?.kind === 'scopes' ? answer.scopes : [];
      return (await Promise.all(scopes.map(({ reference }) => namesIn(reference)))).flat();
    },
    within: async (expression) => {
      const answer = talk.isStopped ? await talk.ask({ kind: 'evaluate', frame, expression }) : undefined;
      return answer?.kind === 'value' && answer.view.reference > 0 ? namesIn(answer.view.reference) : [];
    },
  };
}
