/** How everything looks that opens above the page: menus, lists to choose from. */
export const menuLook = 'z-50 min-w-36 overflow-hidden rounded-md bg-paper-high p-1 text-ui shadow-float';
export const menuItemLook =
  'flex cursor-default items-center gap-2 rounded-sm px-2 py-1.5 outline-none select-none data-[highlighted]:bg-accent-wash data-[highlighted]:text-ink';
