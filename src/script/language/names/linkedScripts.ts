/** Scripts by name, and the scripts that each of them uses. */
export type ScriptGraph = ReadonlyMap<string, readonly string[]>;

/** The scripts that a script uses, itself first, then those that these use, the nearest first. */
export function usedScripts(graph: ScriptGraph, script: string): ReadonlySet<string> {
  return reachable(script, (one) => graph.get(one) ?? []);
}

/** The scripts that use one another, a script among them. */
export function linkedScripts(graph: ScriptGraph, script: string): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const [user, used] of graph) for (const one of used) users.set(one, [...(users.get(one) ?? []), user]);
  return reachable(script, (one) => [...(graph.get(one) ?? []), ...(users.get(one) ?? [])]);
}

function reachable(script: string, nextOf: (script: string) => readonly string[]): ReadonlySet<string> {
  // Grows while it is gone through.
  const found = new Set([script]);
  for (const one of found) for (const next of nextOf(one)) found.add(next);
  return found;
}
