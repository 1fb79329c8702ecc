import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import arComponents from '../../../../assets/messages/ar/components.ftl?raw';
import arEditor from '../../../../assets/messages/ar/editor.ftl?raw';
import arErrors from '../../../../assets/messages/ar/errors.ftl?raw';
import arHost from '../../../../assets/messages/ar/host.ftl?raw';
import arNodes from '../../../../assets/messages/ar/nodes.ftl?raw';
import arUi from '../../../../assets/messages/ar/ui.ftl?raw';
import enComponents from '../../../../assets/messages/en/components.ftl?raw';
import enEditor from '../../../../assets/messages/en/editor.ftl?raw';
import enErrors from '../../../../assets/messages/en/errors.ftl?raw';
import enHost from '../../../../assets/messages/en/host.ftl?raw';
import enNodes from '../../../../assets/messages/en/nodes.ftl?raw';
import enUi from '../../../../assets/messages/en/ui.ftl?raw';

export type Args = Record<string, FluentVariable>;
export type Language = 'en' | 'ar';

/** The locale of each language. Arabic counts with Latin digits, as Emirati business software does. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', ar: 'ar-AE-u-nu-latn' };

const bundles = {
  en: bundle('en', [enHost, enErrors, enNodes, enUi, enEditor, enComponents]),
  ar: bundle('ar', [arHost, arErrors, arNodes, arUi, arEditor, arComponents]),
};

function bundle(lang: Language, files: string[]): FluentBundle {
  // Isolation marks keep a name in one direction from turning a sentence in the other.
  const made = new FluentBundle(LOCALES[lang], { useIsolating: lang === 'ar' });
  for (const file of files) made.addResource(new FluentResource(file), { allowOverrides: true });
  return made;
}

/** The message, or one of its attributes; `undefined` if the catalogue has none or one of its values is not known. */
export function find(lang: Language, key: string, args?: Args, attribute?: string): string | undefined {
  const message = bundles[lang].getMessage(key);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (!pattern) return undefined;
  const unknown: Error[] = [];
  const text = bundles[lang].formatPattern(pattern, args ?? {}, unknown);
  return unknown.length === 0 ? text : undefined;
}
