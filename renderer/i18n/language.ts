import { createContext, useContext } from 'react';
import type { Language, Words } from '../../shared/domain/names.ts';
import { type TextKey, texts } from './texts.ts';

export type { Language, Words } from '../../shared/domain/names.ts';

export const LanguageContext = createContext<Language>('zh');

export type Params = Readonly<Record<string, string | number>>;
/** A text by its key, `{name}` filled from params. */
export type Translate = (key: TextKey, params?: Params) => string;

/** Fills `{name}`; a name without a value stays visible, so that a slip is seen and not hidden. */
export const fill = (text: string, params: Params = {}): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = params[name];
    return value === undefined ? all : String(value);
  });

const translators: Readonly<Record<Language, Translate>> = {
  zh: (key, params) => fill(texts[key].zh, params),
  en: (key, params) => fill(texts[key].en, params),
};

/** The translator of a language, for code outside components. */
export const translateIn = (language: Language): Translate => translators[language];

/** Language of the screen, its texts, and the same for pairs of words from the house (states, roles …). */
export function useText(): {
  readonly language: Language;
  readonly t: Translate;
  readonly say: (words: Words) => string;
} {
  const language = useContext(LanguageContext);
  return { language, t: translators[language], say: (words) => words[language] };
}
