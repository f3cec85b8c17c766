import type { BodyHandler } from '../soap/soapReader.ts';

/** Takes the digests out of an answer to `storedDigestsCall`, in the order asked. */
export class StoredDigestReader implements BodyHandler {
  digests: readonly string[] = [];

  open(name: string): boolean {
    return name === 'StoredDigests';
  }

  close(name: string, _depth: number, text: string): void {
    if (name === 'StoredDigests') this.digests = text.split(' ');
  }
}
