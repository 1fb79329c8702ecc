import { host } from '../../lib/host';
import { adopt } from '../editor/model/definitions';
import { add } from '../editor/model/edits';
import { componentKind } from '../editor/model/kinds';
import { definitionsOf } from './components';

/** Makes a pipeline that has one node: of a version of a component of the library. Gives its id. */
export async function beginWith(name: string, version: number, called: string): Promise<string> {
  const content = await host().call('component.show', { name, version });
  const { id, pipeline, layout, digest } = await host().call('pipeline.create', { name: called });
  const { doc } = adopt({ pipeline, layout }, definitionsOf(content));
  const made = add(doc, componentKind(name), [0, 0]);
  await host().call('pipeline.save', { file: id, ...made, base: digest, what: 'edit-add' });
  return id;
}
