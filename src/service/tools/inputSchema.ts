import { toJsonSchema } from '@valibot/to-json-schema';
import type { Tool } from './tool.ts';

/** What a tool is asked with, as JSON schema. */
export function inputSchema({ input }: Tool) {
  return { ...toJsonSchema(input), type: 'object' } as const;
}
