import './guard-shell.ts';
import { app, BrowserWindow, session } from 'electron';
import { appOrigin, declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { readArguments } from './arguments.ts';
import type { BackendProcess } from './backend-process.ts';
import { findFolders, prepareSessionFolder } from './folders.ts';
import { setMenu } from './menu.ts';
import { dropOpeningSwitches } from './opening-switches.ts';
import { MicrophoneLeave } from './microphone.ts';
import { guardContents, guardSession, silenceChromium } from './security.ts';
import { startBackend } from './start-backend.ts';
import { tellAttempts } from './tell-attempts.ts';
import { serveWindows } from './window-messages.ts';
import { openWindow } from './window.ts';

/** In development, the address of the server that rebuilds the page as it is edited. */
const devServer = app.isPackaged ? undefined : process.env.INKLING_DEV_SERVER;
const origins = devServer ? [appOrigin, devServer] : [appOrigin];

const folders = findFolders(app, readArguments(process.argv).dataFolder);
const sessionFolder = prepareSessionFolder(folders.data);
app.setPath('userData', sessionFolder);
silenceChromium(app);
if (app.isPackaged) dropOpeningSwitches(app);
declareAppProtocol();
// Chromium refuses its sandbox to root, and says so by not starting.
if (process.getuid?.() !== 0) app.enableSandbox();

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(run);
} else {
  process.stderr.write('Inkling is running with this data folder already; its window comes to the front.\n');
  app.quit();
}

function run(): void {
  const microphone = new MicrophoneLeave();
  guardSession(session.defaultSession, origins, microphone);
  serveAppProtocol(session.defaultSession, folders.renderer);

  const backend: { process?: BackendProcess } = {};
  const tellWindows = serveWindows(() => backend.process!, origins, microphone);
  backend.process = startBackend(folders, tellWindows);
  tellAttempts(backend.process);

  const open = () =>
    void openWindow({
      preload: folders.preload,
      page: `${devServer ?? appOrigin}/`,
      stateFolder: sessionFolder,
      hasDevTools: !app.isPackaged,
    });
  setMenu({ locale: app.getLocale(), hasDevTools: !app.isPackaged, onNewWindow: open });
  open();

  let isLeaving = false;
  app.on('second-instance', () => {
    if (isLeaving) return app.relaunch();
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isLeaving) return;
    isLeaving = true;
    // What was written last is still on its way to the backend.
    void backend.process!.stop().finally(() => app.exit(0));
  });
}

// Whatever sessions there are, they begin with nothing allowed.
app.on('session-created', (created) => guardSession(created, []));
app.on('web-contents-created', (_event, contents) => guardContents(contents));
