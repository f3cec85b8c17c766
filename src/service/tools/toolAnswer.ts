import { asSyncError, formatCode } from '../../domain/errors/syncError.ts';

/** What a language model reads of a tool: the result as JSON, or what went wrong and what can be done about it. Never rejects. */
export async function toolAnswer(
  run: () => Promise<object>,
): Promise<{ readonly text: string; readonly isError: boolean }> {
  try {
    return { text: JSON.stringify(await run()), isError: false };
  } catch (error) {
    const { code, message, entry } = asSyncError(error);
    return { text: `${message} (${formatCode(code)}). ${entry.cause} ${entry.remedy}`, isError: true };
  }
}
