// The words of the day at a glance, apart from those every screen needs.

import { language, type Language } from '../index.svelte';
import { en, type DayWords } from './en';
import { pt } from './pt';
import { zh } from './zh';

const ALL: Record<Language, DayWords> = { en, zh, pt };

export const day = (): DayWords => ALL[language.now];
