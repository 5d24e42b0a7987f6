/* The open leaf: spine, sheet, rail. The spine speaks, the sheet does not move. */
import { html } from '../../vendor/ui.js';
import { Rail } from './rail.js';
import { Sheet } from './sheet.js';
import { Spine } from './spine.js';

export const Leaf = ({ view, fresh }) => html`<div class="leaf">
  <${Spine} view=${view} />
  <${Sheet} view=${view} fresh=${fresh} />
  <${Rail} view=${view} />
</div>`;
