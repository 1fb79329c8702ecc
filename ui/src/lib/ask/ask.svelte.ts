import type { Args } from '../messages/catalogue';

/** A question before something that can't be undone: it says what will happen, and its button says it again. */
export interface Question {
  /** Message keys; all three are given the same values. */
  title: string;
  text: string;
  act: string;
  args?: Args;
  /** True when something ends or is lost. */
  danger?: boolean;
}

interface Asked extends Question {
  answer(yes: boolean): void;
}

let waiting = $state.raw<readonly Asked[]>([]);

/** The question on screen. */
export const asked = (): Asked | undefined => waiting[0];

/** Asks a person; true when they want it. Questions wait for each other. */
export function ask(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const one: Asked = {
      ...question,
      answer: (yes) => {
        waiting = waiting.filter((other) => other !== one);
        resolve(yes);
      },
    };
    waiting = [...waiting, one];
  });
}
