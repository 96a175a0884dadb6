import type { MenuItemConstructorOptions } from 'electron';

/** What the menu does beside Electron's own roles. */
export interface MenuActs {
  newWindow(): void;
  go(hash: string): void;
  openDataFolder(): void;
}

const PLACES = [
  ['Map', '#/map'],
  ['Exceptions', '#/exceptions'],
  ['Stock', '#/stock'],
  ['Shipments', '#/shipments'],
  ['Transfers', '#/transfers'],
  ['Orders', '#/orders'],
  ['Integrations', '#/integrations'],
] as const;

/**
 * The application's menu. It takes no key that the console itself uses: those are single letters and Ctrl with K, E, Z
 * and Enter, and the page shows them beside each act.
 */
export function menuTemplate(acts: MenuActs, isMac: boolean): MenuItemConstructorOptions[] {
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: () => acts.newWindow() },
        { label: 'Open the data folder', click: () => acts.openDataFolder() },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Go',
      submenu: PLACES.map(([label, hash]) => ({ label, click: () => acts.go(hash) })),
    },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
