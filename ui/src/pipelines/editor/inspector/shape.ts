import type { JsonValue, ParamSpec } from '../../../lib/host';

/** Whether a value has a shape; only as far as shapes have to be told apart. */
export function fitsShape(takes: ParamSpec['takes'], value: JsonValue | undefined): boolean {
  switch (takes.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
    case 'integer':
      return typeof value === 'number';
    case 'numbers':
      return Array.isArray(value) && value.every((one) => typeof one === 'number');
    case 'texts':
    case 'choices':
    case 'columns':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'choice':
      return typeof value === 'string' && takes.choices.includes(value);
    case 'list':
      return Array.isArray(value);
    case 'map':
      return isObject(value);
    case 'object':
      return isObject(value) && takes.fields.every((one) => !one.required || one.name in value);
    case 'either':
      return takes.shapes.some((shape) => fitsShape(shape, value));
    default:
      return typeof value === 'string';
  }
}

export const isObject = (value: JsonValue | undefined): value is { [key in string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
