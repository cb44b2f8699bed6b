import { refusalText } from '../../shared/domain/refusal-texts.ts';
import type { RunError } from '../../shared/wire/local-commands.ts';
import { type Language, translateIn } from './language.ts';

/** Why a command was not taken, in a sentence that says what to do. The typed text is still there when this shows. */
export function runErrorText(error: RunError, language: Language): string {
  const t = translateIn(language);
  switch (error.code) {
    case 'refused':
      return refusalText(error.refusal, language);
    case 'bad-shape':
      return t('error.badShape', { path: error.path, message: error.message });
    case 'storage':
      return t('error.storage', { message: error.message });
    case 'unavailable':
      return error.message === 'station-lost'
        ? t('error.stationLost')
        : t('error.unavailable', { message: error.message });
    case 'held':
      return t(`claim.${error.lacks}`);
    case 'sign-in':
      return t(`signIn.error.${error.reason}`);
  }
}
