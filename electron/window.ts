import { BrowserWindow, nativeTheme, screen } from 'electron';
import { readWindowState, saveWindowState, smallest } from './window-state.ts';

export interface WindowOptions {
  readonly preload: string;
  /** The address of the page. */
  readonly page: string;
  /** Where the place of the window is remembered. */
  readonly stateFolder: string;
  /** Whether the developer tools can be opened: not in the packaged app. */
  readonly hasDevTools: boolean;
}

/** The paper of the two themes, for the moments before the page has painted. */
const paper = { light: '#fbf9f4', dark: '#24211e' };
const reloadLimit = 3;

/** Opens a window on the app. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const state = readWindowState(options.stateFolder, areas);
  const isFirst = BrowserWindow.getAllWindows().length === 0;
  const { width, height } = state.bounds;
  const window = new BrowserWindow({
    // A second window on the very place of the first would hide it.
    ...(isFirst ? state.bounds : { width, height }),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Inkling',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: options.hasDevTools,
      spellcheck: false,
    },
  });
  if (state.maximized && isFirst) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.webContents.once('did-finish-load', () => window.webContents.setZoomLevel(state.zoomLevel));
  window.on('close', () =>
    saveWindowState(options.stateFolder, {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoomLevel: window.webContents.getZoomLevel(),
    }),
  );
  reloadAfterCrash(window);
  void window.loadURL(options.page);
  return window;
}

/** A page that crashed is loaded again: everything it showed is kept by the backend. */
function reloadAfterCrash(window: BrowserWindow): void {
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed() || reloads >= reloadLimit) return;
    reloads++;
    window.webContents.reload();
  });
}
