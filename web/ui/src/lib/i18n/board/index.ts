// The board's own words, apart from those every screen needs, so that a tablet does not carry them.

import { language, type Language } from '../index.svelte';
import { en, type BoardWords } from './en';
import { pt } from './pt';
import { zh } from './zh';

const ALL: Record<Language, BoardWords> = { en, zh, pt };

export const board = (): BoardWords => ALL[language.now];
