import { BrowserWindow, dialog, type WebContents } from 'electron';
import { fileNameOf } from '../contract/file-name.ts';

/** Asks where a project file goes. The system itself asks before one is written over. */
export async function placeProjectFile(owner: WebContents, name: string): Promise<string | null> {
  const parent = BrowserWindow.fromWebContents(owner);
  const options = {
    defaultPath: fileNameOf(name, 'inkling'),
    filters: [{ name: 'Inkling', extensions: ['inkling'] }],
  };
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  if (canceled || !filePath) return null;
  return filePath.toLowerCase().endsWith('.inkling') ? filePath : `${filePath}.inkling`;
}
