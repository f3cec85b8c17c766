import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { connectService } from '../../../src/service/connectService.ts';

/** The service that the extension started outlives the editor: it is asked to end. */
export async function endService(folder: string): Promise<void> {
  try {
    const connected = await connectService({ folder, start: 'never', version: '0.0.0', command: [] });
    await connected.finish();
    await connected.close();
  } catch (error) {
    if (!(error instanceof SyncError && ['serviceNotRunning', 'serviceEnded'].includes(error.key)))
      throw error;
  }
}
