import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import { readableParts } from './readableParts.ts';
import { UpdateDocumentParser } from './updateDocumentParser.ts';

/** The header of a whole document; `languages` as for `UpdateDocumentParser`. */
export function parseUpdateDocument(text: string, languages: readonly string[]): UpdateHeader {
  const parts = readableParts(text);
  if (parts === undefined) return parsed(text, languages);
  try {
    return parsed(parts, languages);
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    // Read as a whole it fails as well, and tells line and column of the document itself.
    return parsed(text, languages);
  }
}

function parsed(text: string, languages: readonly string[]): UpdateHeader {
  const parser = new UpdateDocumentParser(languages);
  parser.write(text);
  return parser.close();
}
