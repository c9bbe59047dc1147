// Colour, glyph and word of each status: never colour alone (SCREENS.md; Okabe–Ito).

import type { Status } from './types';

export const GLYPH: Record<Status, string> = {
  available: '●', assigned: '◆', en_route: '▶', staged: '◇', on_scene: '■', transporting: '▲',
  at_hospital: '✚', returning: '◐', out_of_service: '✕', off_duty: '○',
};

export const COLOUR: Record<Status, string> = {
  available: '#35c193', assigned: '#f0e442', en_route: '#56b4e9', staged: '#56b4e9', on_scene: '#e69f00',
  transporting: '#dc92ba', at_hospital: '#dc92ba', returning: '#9aa4b2', out_of_service: '#f09468',
  off_duty: '#9aa4b2',
};

export const PRIORITY_COLOUR = ['', '#ff7d70', '#f5b83d', '#6cb6ff', '#b3bcc9'];
