import {
  ipcMain,
  MessageChannelMain,
  systemPreferences,
  type IpcMainEvent,
  type WebContents,
} from 'electron';
import type { BackendState } from '../contract/shell.ts';
import type { BackendProcess } from './backend-process.ts';
import { channels } from './channels.ts';
import type { MicrophoneLeave } from './microphone.ts';
import { placeProjectFile } from './place-project-file.ts';
import { printPdf } from './print-pdf.ts';
import { isFromOurPage, reportPageAttempt } from './security.ts';

/** Answers the preload script. Returns what tells every window the backend's state. */
export function serveWindows(
  backend: () => BackendProcess,
  origins: readonly string[],
  microphone: MicrophoneLeave,
): (state: BackendState) => void {
  const watching = new Set<WebContents>();
  const onMessage = (channel: string, action: (contents: WebContents) => void) => {
    ipcMain.on(channel, (event: IpcMainEvent) => {
      if (isFromOurPage(event, origins)) action(event.sender);
    });
  };

  onMessage(channels.watchState, (contents) => {
    if (!watching.has(contents)) {
      watching.add(contents);
      contents.once('destroyed', () => watching.delete(contents));
    }
    contents.send(channels.state, backend().state());
  });
  onMessage(channels.requestPort, (contents) => {
    const { port1, port2 } = new MessageChannelMain();
    contents.postMessage(channels.port, null, [port1]);
    backend().connect(port2);
  });
  onMessage(channels.restartBackend, () => backend().restart());
  ipcMain.on(channels.blocked, (event: IpcMainEvent, address: unknown) => {
    if (isFromOurPage(event, origins) && typeof address === 'string') reportPageAttempt(address);
  });
  ipcMain.handle(channels.savePdf, (event, title: unknown, html: unknown) => {
    if (!isFromOurPage(event, origins) || typeof title !== 'string' || typeof html !== 'string') {
      throw new Error('Refused');
    }
    return printPdf(event.sender, title, html);
  });

  ipcMain.handle(channels.placeProjectFile, (event, name: unknown) => {
    if (!isFromOurPage(event, origins) || typeof name !== 'string') throw new Error('Refused');
    return placeProjectFile(event.sender, name);
  });

  ipcMain.handle(channels.openMicrophone, async (event) => {
    if (!isFromOurPage(event, origins)) throw new Error('Refused');
    // macOS asks the person itself, once; elsewhere the system's settings decide when the page asks.
    if (process.platform === 'darwin' && !(await systemPreferences.askForMediaAccess('microphone')))
      return false;
    microphone.open(event.sender);
    return true;
  });

  return (state) => {
    for (const contents of watching) contents.send(channels.state, state);
  };
}
