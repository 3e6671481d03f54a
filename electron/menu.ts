import { Menu, type MenuItemConstructorOptions } from 'electron';
import { menuTexts } from './menu-texts.ts';

interface MenuOptions {
  readonly locale: string;
  /** Whether the developer tools can be opened: not in the packaged app. */
  readonly hasDevTools: boolean;
  readonly onNewWindow: () => void;
}

/** Sets the menu of the application: the usual things, in the system's language. */
export function setMenu({ locale, hasDevTools, onNewWindow }: MenuOptions): void {
  const text = menuTexts(locale);
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: text.file,
      submenu: [
        { label: text.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: onNewWindow },
        separator,
        isMac ? { role: 'close', label: text.close } : { role: 'quit', label: text.quit },
      ],
    },
    {
      label: text.edit,
      submenu: [
        { role: 'undo', label: text.undo },
        { role: 'redo', label: text.redo },
        separator,
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        { role: 'selectAll', label: text.selectAll },
      ],
    },
    {
      label: text.view,
      submenu: [
        { role: 'resetZoom', label: text.resetZoom },
        { role: 'zoomIn', label: text.zoomIn },
        { role: 'zoomOut', label: text.zoomOut },
        separator,
        { role: 'togglefullscreen', label: text.fullScreen },
        ...(hasDevTools ? [{ role: 'toggleDevTools', label: text.devTools } as const] : []),
      ],
    },
    {
      label: text.window,
      submenu: [
        { role: 'minimize', label: text.minimize },
        { role: 'close', label: text.close },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
