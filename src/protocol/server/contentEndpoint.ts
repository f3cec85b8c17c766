import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServedCatalog } from '../../domain/servedCatalog.ts';
import type { RequestRecord } from './requestRecord.ts';
import { sayShortly } from './sayShortly.ts';
import { sendContent } from './sendContent.ts';

/** Answers requests below /Content. Files are found by digest in the catalog; no path is ever made of a URL. */
export class ContentEndpoint {
  readonly #catalog: ServedCatalog;
  readonly #concurrentTransfers: number;
  #transfers = 0;

  constructor(catalog: ServedCatalog, concurrentTransfers: number) {
    this.#catalog = catalog;
    this.#concurrentTransfers = concurrentTransfers;
  }

  /** Answers one GET or HEAD; never rejects for what a client does. */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    sha1: string,
  ): Promise<Pick<RequestRecord, 'operation' | 'error'>> {
    if (this.#transfers >= this.#concurrentTransfers) {
      response.setHeader('Retry-After', '10');
      sayShortly(response, 503, 'Too many transfers are under way');
      return { operation: 'content' };
    }
    this.#transfers++;
    try {
      const content = await this.#catalog.content(sha1);
      if (content === undefined) sayShortly(response, 404, 'This server does not have the file');
      else await sendContent(request, response, { sha1, content });
      return { operation: 'content' };
    } catch (error) {
      if (response.headersSent) response.destroy();
      else sayShortly(response, 500, 'The file could not be read');
      return { operation: 'content', error };
    } finally {
      this.#transfers--;
    }
  }
}
