// The words of the run cards, apart from those every screen needs.

import { language, type Language } from '../index.svelte';
import { en, type CardWords } from './en';
import { pt } from './pt';
import { zh } from './zh';

const ALL: Record<Language, CardWords> = { en, zh, pt };

export const cardWords = (): CardWords => ALL[language.now];
