import type { UpstreamDeployments } from '../../domain/upstream.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { BodyHandler } from '../soap/soapReader.ts';
import { usableAnchor } from './anchorText.ts';
import { guidOf } from './identityReader.ts';

/** Takes the declined updates and accepted EULAs out of a GetDeployments answer; approvals and groups are passed over. */
export class DeploymentsReader implements BodyHandler {
  readonly #lists: Readonly<Record<string, Set<string>>> = {
    HiddenUpdates: new Set(),
    AcceptedEulas: new Set(),
  };
  #list: Set<string> | undefined;
  #anchor: string | undefined;
  #hasResult = false;

  /** What was read; throws `malformedAnswer` when there was no result. */
  finish(): UpstreamDeployments {
    if (!this.#hasResult) throw new SyncError('malformedAnswer', 'The answer to GetDeployments is empty');
    const anchor = usableAnchor(this.#anchor);
    return {
      hiddenUpdates: [...(this.#lists['HiddenUpdates'] ?? [])],
      acceptedEulas: [...(this.#lists['AcceptedEulas'] ?? [])],
      ...(anchor === undefined ? {} : { anchor }),
    };
  }

  open(name: string, depth: number): boolean {
    if (depth === 2) this.#hasResult = true;
    if (depth === 3) this.#list = Object.hasOwn(this.#lists, name) ? this.#lists[name] : undefined;
    return (depth === 3 && name === 'Anchor') || (depth === 4 && this.#list !== undefined);
  }

  close(name: string, depth: number, text: string): void {
    if (depth === 3 && name === 'Anchor') this.#anchor = text;
    if (depth !== 4 || this.#list === undefined) return;
    const guid = guidOf(text);
    if (guid === undefined)
      throw new SyncError(
        'malformedAnswer',
        `The answer to GetDeployments names an id that is none: "${text.slice(0, 40)}"`,
      );
    this.#list.add(guid);
  }
}
