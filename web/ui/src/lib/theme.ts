// Day and night, by hand, kept on this device. Maps redraw themselves when they hear of it.

const KEPT = 'farol.theme';

export function showTheme(): void {
  document.documentElement.dataset.theme = localStorage.getItem(KEPT) ?? 'dark';
}

export function turnTheme(): void {
  localStorage.setItem(KEPT, document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
  showTheme();
  dispatchEvent(new Event('farol-theme'));
}
