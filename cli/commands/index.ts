import type { Command } from '../command.ts';
import { askCommand } from './ask.ts';
import { backupCommand } from './backup.ts';
import { classifyCommand } from './classify.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { evaluateAssistantCommand } from './evaluate-assistant.ts';
import { ideateCommand } from './ideate.ts';
import { modelsCommand } from './models.ts';
import { predictCommand } from './predict.ts';
import { projectCommand } from './project.ts';
import { readPictureCommand } from './read-picture.ts';
import { recommendCommand } from './recommend.ts';
import { redactCommand } from './redact.ts';
import { searchCommand } from './search.ts';
import { transcribeCommand } from './transcribe.ts';

/** Everything the command line can do, in the order of its help. */
export const commands: readonly Command[] = [
  ideateCommand,
  exportCommand,
  projectCommand,
  searchCommand,
  recommendCommand,
  predictCommand,
  generateCommand,
  askCommand,
  evaluateAssistantCommand,
  classifyCommand,
  redactCommand,
  transcribeCommand,
  readPictureCommand,
  modelsCommand,
  backupCommand,
];
