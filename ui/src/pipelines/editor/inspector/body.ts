import type { FieldProps } from './field';

/** What a setting's control is given on top of the setting itself. */
export interface BodyProps extends FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string;
  /** What stands for it where it is left out. */
  readonly placeholder: string;
}
