import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { childOf } from '../stanza/stanza';
import { isTrue, readForm, type Node, type NodeSettings } from './node-store';

/** Sets what the form inside an element says; fields it leaves out stay as they are. */
export function configureNode(node: Node, element: Element): void {
  const form = readForm(childOf(element, namespaces.xdata, 'x'));
  const settings: Partial<NodeSettings> = {};
  const take = (field: string, set: (value: string) => void): void => {
    const value = form.get(`pubsub#${field}`);
    if (value !== undefined) set(value);
  };
  take('access_model', (value) => (settings.accessModel = value));
  take('persist_items', (value) => (settings.persistItems = isTrue(value)));
  take('max_items', (value) => (settings.maxItems = value === 'max' ? 1000 : Number(value)));
  take('subscribe', (value) => (settings.subscribe = isTrue(value)));
  take('notify_delete', (value) => (settings.notifyDelete = isTrue(value)));
  take('notify_retract', (value) => (settings.notifyRetract = isTrue(value)));
  take('send_last_published_item', (value) => (settings.sendLastItem = value !== 'never'));
  Object.assign(node.settings, settings);
}

function field(name: string, value: string | number | boolean, type = 'text-single'): Xml {
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
  return xml`<field var="${name}" type="${type}"><value>${text}</value></field>`;
}

/** The settings of a node as a form to fill in (XEP-0060, section 8.2). */
export function configurationForm({ settings }: Node): Xml {
  return xml`<x xmlns="${namespaces.xdata}" type="form">${[
    field('FORM_TYPE', `${namespaces.ps}#node_config`, 'hidden'),
    field('pubsub#access_model', settings.accessModel),
    field('pubsub#persist_items', settings.persistItems, 'boolean'),
    field('pubsub#max_items', settings.maxItems),
    field('pubsub#subscribe', settings.subscribe, 'boolean'),
    field('pubsub#notify_delete', settings.notifyDelete, 'boolean'),
    field('pubsub#notify_retract', settings.notifyRetract, 'boolean'),
    field('pubsub#send_last_published_item', settings.sendLastItem ? 'on_sub' : 'never'),
  ]}</x>`;
}
