/* #/name: saving one's progress under a name, or taking it up on a second phone; the form is that of the sheet. */
import { html } from '../../../vendor/ui.js';
import { me } from '../me.js';
import { SaveForm } from '../sheets/saving.js';
import { Frame, Next } from './frame.js';
import { say } from './words.js';

export default function Name({ go }) {
  const { named, name, branches = [] } = me.value;
  if (named) {
    return html`<${Frame} name="name" title=${say('name.page')} go=${go} thumb=${html`<${Next} onClick=${() => go('me')}>${say('name.to_me')}<//>`}>
      <h2 class="headline">${say('name.saved', { name })}</h2><p class="sub">${say('name.saved.sub')}</p><//>`;
  }
  return html`<${Frame} name="name" title=${say('name.page')} go=${go}><h2 class="headline">${say('name.title')}</h2>
    ${branches.length ? html`<p class="sub">${say('name.sub')}</p><${SaveForm} onDone=${() => go('me')}/>` : html`<p class="sub">${say('name.no_branches')}</p>`}<//>`;
}
