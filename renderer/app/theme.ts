import { useEffect } from 'react';
import type { Settings } from '../../contract/system.ts';
import { useAsk } from '../backend.ts';

type Theme = Settings['theme'];
const remembered = 'inkling.theme';
const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

/** Puts a theme on the page. */
export function showTheme(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'system' && systemDark().matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** The theme of last time, so that the window does not flash before the settings arrive. */
export function firstTheme(): Theme {
  const theme = localStorage.getItem(remembered);
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Keeps the page in the theme chosen, and in the system's where that is the choice. */
export function useTheme(): void {
  const theme = useAsk('settings.get', {}).data?.theme;
  useEffect(() => {
    if (!theme) return;
    localStorage.setItem(remembered, theme);
    showTheme(theme);
    const query = systemDark();
    const follow = () => showTheme(theme);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [theme]);
}
