import type { Language } from '../language/language';

const dutch: Readonly<Record<string, string>> = {
  'documented-conversation': 'Gedocumenteerd gesprek',
  authentication: 'Authenticatie',
  binding: 'Binden',
  presence: 'Aanwezigheid',
  subscription: 'Abonneren',
  notification: 'Gebeurtenissen',
  liveness: 'Levenstekens',
  closing: 'Afsluiten',
};

/** The step of the conversation that a folder of features is about, such as `1 Upgrade`. */
export function nameFolder(folder: string, language: Language = 'en'): string {
  const [, number, words = folder] = /^(\d+)-(.*)$/.exec(folder) ?? [];
  const name = (language === 'nl' ? dutch[words] : undefined) ?? words.replaceAll('-', ' ');
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return number === undefined ? title : `${number} ${title}`;
}
