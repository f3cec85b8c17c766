import http from 'node:http';
import type { Connect } from './connectingAgent.ts';
import { connectingAgent } from './connectingAgent.ts';

/** One connection to a proxy; NTLM signs in connections, not requests. */
export interface ProxyLane {
  readonly agent: http.Agent;
  signedIn: boolean;
}

/** Connections to a proxy that are used by one request at a time. */
export class ProxyLanes {
  readonly #connect: Connect;
  readonly #free: ProxyLane[] = [];
  readonly #all = new Set<ProxyLane>();

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  /** A connection nobody uses; give it back with `release`. */
  acquire(): ProxyLane {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    const agent = connectingAgent('http:', this.#connect);
    agent.maxSockets = 1;
    const lane: ProxyLane = { agent, signedIn: false };
    this.#all.add(lane);
    return lane;
  }

  /** The answer was read, or given up. */
  release(lane: ProxyLane): void {
    this.#free.push(lane);
  }

  /** Closes all connections. */
  close(): void {
    for (const { agent } of this.#all) agent.destroy();
  }
}
