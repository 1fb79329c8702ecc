/** Something of others that Falaj ships. */
export interface Part {
  name: string;
  version: string;
  /** An SPDX expression. */
  licence: string;
  home: string;
  kind: 'crate' | 'module' | 'font';
}

export function fitting(parts: Part[], text: string): Part[] {
  const wanted = text.trim().toLocaleLowerCase();
  return parts.filter((part) => `${part.name} ${part.licence}`.toLocaleLowerCase().includes(wanted));
}
