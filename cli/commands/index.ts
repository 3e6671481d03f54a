import type { Command } from '../command.ts';
import { askCommand } from './ask.ts';
import { evaluateAssistantCommand } from './evaluate-assistant.ts';
import { ideateCommand } from './ideate.ts';
import { modelsCommand } from './models.ts';
import { recommendCommand } from './recommend.ts';

/** Everything the command line can do, in the order of its help. */
export const commands: readonly Command[] = [
  ideateCommand,
  recommendCommand,
  askCommand,
  evaluateAssistantCommand,
  modelsCommand,
];
