import { explainTool } from './explainTool.ts';
import { previewScheduleTool } from './previewScheduleTool.ts';
import { readLogTool } from './readLogTool.ts';
import { searchUpdatesTool } from './searchUpdatesTool.ts';
import { startSynchronizationTool } from './startSynchronizationTool.ts';
import { statusTool } from './statusTool.ts';
import type { Tool } from './tool.ts';

/** Every tool for language models: what VS Code and MCP offer. */
export const tools: readonly Tool[] = [
  statusTool,
  explainTool,
  searchUpdatesTool,
  readLogTool,
  previewScheduleTool,
  startSynchronizationTool,
];
